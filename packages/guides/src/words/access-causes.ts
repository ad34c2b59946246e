import type { CauseWords } from './cause-words.js';
import { goOn, keptSteps, look } from './shared.js';

const getAgain = 'hf download {repository|REPOSITORY} --local-dir {checkpoint|FOLDER}';
const page = 'https://huggingface.co/{repository|REPOSITORY}';

/** Causes about rights, downloads and files. */
export const accessCauses = [
  {
    id: 'file_access',
    type: 'permission_denied',
    causes: ['permission_denied', 'permission', 'model_not_permitted', 'read_only', 'general_permission'],
    title: 'A file or folder may not be used',
    sentence: 'The program runs as a user who may not read or write this file or folder.',
    steps: [
      { text: 'See whose it is and what is allowed.', command: 'ls -ld {file|FILE}' },
      {
        text: 'Make it yours, when it should be (Linux and macOS).',
        command: 'sudo chown "$(id -un)" {file|FILE}',
      },
      {
        text: 'Or put the clip into a folder that is yours.',
        command: 'retake resume {run|RUN} --out {folder|DIR}',
      },
      {
        text: 'For Docker: add yourself to its group, then sign out and in again.',
        command: 'sudo usermod -aG docker "$USER"',
      },
      { text: 'Go on.', command: goOn },
    ],
    minutes: [1, 10],
  },
  {
    id: 'links_not_allowed',
    type: 'permission_denied',
    causes: ['links_not_allowed'],
    title: 'Windows does not allow links',
    sentence:
      'The cache of models is built of links (files that stand for others), which Windows allows developers only.',
    retake: 'Retake does not change settings of Windows; that is for a person.',
    steps: [
      { text: 'Switch developer mode on, then start again.', command: 'start ms-settings:developers' },
      { text: 'Or download into a folder of its own, which needs no links.', command: getAgain },
    ],
    minutes: [2, 10],
  },
  {
    id: 'gated_model',
    type: 'permission_denied',
    causes: ['gated_model', 'login_needed', 'token_refused', 'access_denied'],
    title: 'The model asks for a licence or a login',
    sentence: 'The server gives this model only to people who accepted its licence and are signed in.',
    means:
      'Nothing is lost, and trying again changes nothing until access is granted. Some owners answer by hand, which may take days.',
    retake: 'Retake cannot accept a licence for you; it can look for an open model that does the same.',
    steps: [
      { text: 'Open the page of the model, sign in, and accept what it asks for.', command: page },
      { text: 'Sign in on this computer with a token that may read gated models.', command: 'hf auth login' },
      { text: 'See that it is the same account.', command: 'hf auth whoami' },
      { text: 'Download again.', command: getAgain },
      {
        text: 'Or see which open models could stand in.',
        command: 'retake alternatives {checkpoint|FOLDER}',
      },
    ],
    minutes: [3, 20],
  },
  {
    id: 'not_on_server',
    type: 'model_download_failure',
    causes: ['file_missing', 'repository_missing', 'revision_missing', 'link_expired'],
    title: 'The server has nothing under this name',
    sentence: 'The model, version or file that was asked for is not there, or is not shown to you.',
    means: 'What was downloaded so far is kept. Asking again for the same name gives the same answer.',
    retake: 'Retake asks the next source where there is one, and looks for another model that does the same.',
    steps: [
      { text: 'Ask the server yourself.', command: 'curl -I {url|https://huggingface.co}' },
      { text: 'Compare owner, name, branch and file with the page of the model.', command: page },
      {
        text: 'A private model answers in the same way: see who you are signed in as.',
        command: 'hf auth whoami',
      },
      { text: 'See what else could be used.', command: 'retake alternatives {checkpoint|FOLDER}' },
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
      },
      {
        text: 'Where none runs: remove locks that are more than an hour old.',
        command: 'find ~/.cache/huggingface -name "*.lock" -mmin +60 -delete',
      },
      { text: 'Download again; what is complete is not fetched twice.', command: getAgain },
    ],
    minutes: [1, 15],
  },
  {
    id: 'file_not_found',
    type: 'model_integrity_failure',
    causes: [
      'checkpoint_not_found',
      'folder_missing',
      'no_models_found',
      'model_file_not_found',
      'weights_file_missing',
      'file_not_in_repository',
      'encoder_missing',
    ],
    title: 'A model file is not where it is looked for',
    sentence: 'The file or folder that was named is not at that place.',
    means: `${keptSteps} It may be that only the path is wrong: then nothing has to be downloaded.`,
    steps: [
      { text: 'See what is at that place.', command: 'ls -l {file|FOLDER}' },
      { text: 'Look for it elsewhere in your folders.', command: 'find ~ -name {fileName|FILE}' },
      { text: 'See what the folder holds and what is missing.', command: look },
      { text: 'Fetch what is missing; what is complete is not fetched twice.', command: getAgain },
      {
        text: 'In ComfyUI: put it into the folder of its kind (diffusion_models, text_encoders, vae, loras, clip_vision), then refresh the lists (key R).',
      },
    ],
    minutes: [2, 60],
  },
  {
    id: 'tokenizer_missing',
    type: 'model_integrity_failure',
    causes: ['tokenizer_missing'],
    title: 'The tokenizer is not complete',
    sentence: 'The tokenizer (it cuts the prompt into numbered pieces) is missing, or some of its files are.',
    steps: [
      { text: 'See what is missing.', command: look },
      {
        text: 'Download its folder again; it is small.',
        command:
          'hf download {repository|REPOSITORY} --include "tokenizer/*" --local-dir {checkpoint|FOLDER}',
      },
      {
        text: 'See that no folder of the same name lies where the program starts: it would hide the real one.',
        command: 'ls',
      },
      { text: 'Go on.', command: goOn },
    ],
    minutes: [2, 10],
  },
  {
    id: 'lfs_pointer',
    type: 'model_corruption_detected',
    causes: ['lfs_pointer'],
    title: 'The weights are only notes of where they are',
    sentence: 'The file is a Git LFS pointer: a text of some hundred bytes that stands for the real file.',
    retake: 'Retake takes the whole file from elsewhere on this disk, or downloads it.',
    steps: [
      {
        text: 'In the folder of the model: fetch the real files.',
        command: 'git lfs install && git lfs pull',
      },
      {
        text: 'Or download the file without Git.',
        command: 'hf download {repository|REPOSITORY} {fileName|FILE} --local-dir {checkpoint|FOLDER}',
      },
      { text: 'See that no pointer is left.', command: look },
    ],
    minutes: [5, 60],
  },
  {
    id: 'html_page',
    type: 'model_corruption_detected',
    causes: ['html_page'],
    title: 'A web page was saved instead of the weights',
    sentence:
      'The server answered with a page, most often a login or an error, and it was stored under the name of the file.',
    steps: [
      { text: 'Read what the page says.', command: 'head -c 600 {file|FILE}' },
      { text: 'Sign in, where it asks for a login.', command: 'hf auth login' },
      {
        text: 'Download the file again.',
        command:
          'hf download {repository|REPOSITORY} {fileName|FILE} --local-dir {checkpoint|FOLDER} --force-download',
      },
      { text: 'See whether everything is there now.', command: look },
    ],
    minutes: [3, 60],
  },
  {
    id: 'config_damaged',
    type: 'model_corruption_detected',
    causes: ['config_file_invalid', 'json_invalid', 'tokenizer_invalid'],
    title: 'A small text file of the model is damaged',
    sentence: 'A config, index or tokenizer file cannot be read: it is empty, cut off, or another thing.',
    means: `${keptSteps} Only this small file has to be fetched again, not the weights.`,
    steps: [
      { text: 'See at which place it breaks.', command: 'python3 -m json.tool {file|FILE}' },
      {
        text: 'Download that file again.',
        command:
          'hf download {repository|REPOSITORY} {fileName|FILE} --local-dir {checkpoint|FOLDER} --force-download',
      },
      { text: 'See whether everything is whole now.', command: look },
      { text: 'Go on.', command: goOn },
    ],
    minutes: [2, 10],
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
        text: 'Allow downloads in this terminal (Linux and macOS).',
        command: 'unset HF_HUB_OFFLINE TRANSFORMERS_OFFLINE DIFFUSERS_OFFLINE',
      },
      { text: 'Or download the model once, on this computer or another one.', command: getAgain },
      { text: 'In your own program: leave local_files_only out.' },
    ],
    minutes: [1, 60],
  },
  {
    id: 'certificate_refused',
    type: 'network_connectivity_loss',
    causes: ['certificate_refused', 'tls_broken'],
    title: 'The connection could not be secured',
    sentence:
      'The certificate (the proof of who the server is) was not accepted, or the secure connection broke.',
    means:
      'What was downloaded so far is kept. It passes once date, certificates and the way to the server are right.',
    steps: [
      { text: 'See that date and time are right.', command: 'date' },
      { text: 'See whose certificate comes.', command: 'curl -vI {url|https://huggingface.co}' },
      {
        text: 'Behind a company proxy: give programs its certificate, a .pem file your administrator has.',
        command: 'export REQUESTS_CA_BUNDLE=FILE.pem SSL_CERT_FILE=FILE.pem NODE_EXTRA_CA_CERTS=FILE.pem',
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
      { text: 'See which proxy is set.', command: 'env | grep -i proxy' },
      {
        text: 'Remove it, where none is needed.',
        command: 'unset HTTP_PROXY HTTPS_PROXY ALL_PROXY http_proxy https_proxy all_proxy',
      },
      { text: 'Test the connection to the server.', command: 'curl -I {url|https://huggingface.co}' },
      { text: 'Go on when the test passes.', command: goOn },
    ],
    minutes: [1, 20],
  },
  {
    id: 'file_too_large',
    type: 'storage_space_insufficient',
    causes: ['file_too_large'],
    title: 'The disk cannot hold a file of this size',
    sentence: 'Disks in the format FAT32 hold no file of 4 GiB or more, however much room there is.',
    retake: 'Retake cannot change the format of a disk; that is for a person.',
    steps: [
      { text: 'See the format of each disk (Linux).', command: 'df -T' },
      {
        text: 'Keep models on a disk in another format (NTFS, exFAT, ext4, APFS): set HF_HOME to a folder there before you start.',
      },
      { text: 'Put the clip on another disk.', command: 'retake resume {run|RUN} --out {folder|DIR}' },
    ],
    minutes: [5, 60],
  },
] as const satisfies readonly CauseWords[];
