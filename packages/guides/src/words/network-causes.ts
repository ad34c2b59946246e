import type { CauseWords } from './cause-words.js';
import { commonSteps } from './common-steps.js';
import { getAgain, goOn, keptDownload } from './shared.js';

const page = 'https://huggingface.co/{repository|REPOSITORY}';

/** Causes about servers and the way to them. */
export const networkCauses = [
  {
    id: 'not_on_server',
    type: 'model_download_failure',
    causes: ['file_missing', 'repository_missing', 'revision_missing', 'link_expired'],
    title: 'The server has nothing under this name',
    sentence: 'The model, version or file that was asked for is not there, or is not shown to you.',
    means: `${keptDownload} Asking again for the same name gives the same answer.`,
    retake: 'Retake asks the next source where there is one, and looks for another model that does the same.',
    steps: [
      {
        text: 'Ask the server yourself.',
        command: 'curl -I {url|https://huggingface.co}',
        by: { win32: 'curl.exe -I {url|https://huggingface.co}' },
      },
      { text: 'Compare owner, name, branch and file with the page of the model.', command: page },
      {
        text: 'A private model answers in the same way: see who you are signed in as.',
        command: 'hf auth whoami',
      },
      commonSteps.findOthers,
    ],
    minutes: [2, 15],
  },
  {
    id: 'download_busy',
    type: 'model_download_failure',
    causes: ['cache_locked', 'partial_file_busy'],
    title: 'Another program holds the download',
    sentence: 'The unfinished file, or its lock, belongs to another download or to a virus scanner.',
    steps: [
      {
        text: 'See which downloads run, and let them end or close them.',
        command: 'ps aux | grep -i download',
        by: { win32: 'tasklist' },
      },
      {
        text: 'Where none runs: remove locks that are more than an hour old.',
        command: 'find ~/.cache/huggingface -name "*.lock" -mmin +60 -delete',
        by: {
          win32:
            'Get-ChildItem "$HOME\\.cache\\huggingface" -Recurse -Filter *.lock | Where-Object LastWriteTime -lt (Get-Date).AddHours(-1) | Remove-Item',
        },
      },
      commonSteps.getAgain,
    ],
    minutes: [1, 15],
  },
  {
    id: 'offline_mode',
    type: 'network_connectivity_loss',
    causes: ['offline_mode'],
    title: 'Downloading is switched off',
    sentence: 'The model is not on this computer, and a setting forbids to fetch it.',
    means: 'Nothing is lost. Trying again changes nothing while the setting stays.',
    retake: 'Retake looks for the model on this disk; it does not change your settings.',
    steps: [
      {
        text: 'Allow downloads in this terminal.',
        command: 'unset HF_HUB_OFFLINE TRANSFORMERS_OFFLINE DIFFUSERS_OFFLINE',
        by: { win32: 'setx HF_HUB_OFFLINE 0' },
      },
      { text: 'Or download the model once, on this computer or another one.', command: getAgain },
      { text: 'In your own program: leave local_files_only out.' },
    ],
    minutes: [1, 60],
  },
  {
    id: 'local_server_down',
    type: 'network_connectivity_loss',
    causes: ['local_server_down'],
    title: 'A program on this computer does not answer',
    sentence:
      'The request went to this computer itself, and no program listens there: a ComfyUI, a model server or a proxy was not started.',
    precisely:
      'Nothing listens at {address} on this computer: the program that should answer there does not run.',
    means: 'Nothing is lost. It works as soon as that program runs; trying again before changes nothing.',
    retake: 'Retake starts no other programs; it makes clips without a server.',
    steps: [
      {
        text: 'Start the program that should listen there, and wait until it says that it does.',
        by: {
          comfyui: 'python main.py --port {port|8188}',
          ollama: 'ollama serve',
          webui: 'python launch.py --api --port {port|7860}',
          lmstudio: 'lms server start --port {port|1234}',
          proxy: 'env | grep -i proxy',
        },
      },
      {
        text: 'See who listens, and at which port: give that one when it is another.',
        command: 'ss -ltnp',
        by: { darwin: 'lsof -nP -iTCP -sTCP:LISTEN', win32: 'netstat -ano' },
      },
      {
        text: 'Ask it yourself.',
        command: 'curl -I http://{address|127.0.0.1:8188}',
        by: { win32: 'curl.exe -I http://{address|127.0.0.1:8188}' },
      },
      {
        text: 'In Docker or WSL this address is the container itself: for a program outside it, use host.docker.internal or the address of the computer, and let the program listen on all addresses (ComfyUI: --listen 0.0.0.0).',
      },
      {
        text: 'Where a proxy of your own was meant to be there: start it, or remove the setting.',
        command: 'unset HTTP_PROXY HTTPS_PROXY ALL_PROXY http_proxy https_proxy all_proxy',
        by: { win32: 'Remove-Item Env:*proxy*' },
        only: ['proxy'],
      },
    ],
    minutes: [1, 10],
  },
  {
    id: 'certificate_refused',
    type: 'network_connectivity_loss',
    causes: ['certificate_refused', 'tls_broken'],
    title: 'The connection could not be secured',
    sentence:
      'The certificate (the proof of who the server is) was not accepted, or the secure connection broke.',
    means: `${keptDownload} It passes once date, certificates and the way to the server are right.`,
    steps: [
      { text: 'See that date and time are right.', command: 'date' },
      {
        text: 'See whose certificate comes.',
        command: 'curl -vI {url|https://huggingface.co}',
        by: { win32: 'curl.exe -vI {url|https://huggingface.co}' },
      },
      {
        text: 'Behind a company proxy: give programs its certificate, a .pem file your administrator has.',
        command: 'export REQUESTS_CA_BUNDLE=FILE.pem SSL_CERT_FILE=FILE.pem NODE_EXTRA_CA_CERTS=FILE.pem',
        by: { win32: 'setx REQUESTS_CA_BUNDLE FILE.pem' },
      },
      { text: 'Update the certificates of Python.', command: 'pip install --upgrade certifi' },
      { text: 'Test without VPN and without a virus scanner that reads connections.' },
    ],
    minutes: [2, 30],
  },
  {
    id: 'proxy_failed',
    type: 'network_connectivity_loss',
    causes: ['proxy_failed'],
    title: 'The proxy did not let the request through',
    sentence:
      'A proxy (a computer all traffic passes) between here and the server refused, or does not answer.',
    steps: [
      {
        text: 'See which proxy is set.',
        command: 'env | grep -i proxy',
        by: { win32: 'Get-ChildItem Env:*proxy*' },
      },
      {
        text: 'Remove it, where none is needed.',
        command: 'unset HTTP_PROXY HTTPS_PROXY ALL_PROXY http_proxy https_proxy all_proxy',
        by: { win32: 'Remove-Item Env:*proxy*' },
      },
      commonSteps.testServer,
      { text: 'Go on when the test passes.', command: goOn },
    ],
    minutes: [1, 20],
  },
] as const satisfies readonly CauseWords[];
