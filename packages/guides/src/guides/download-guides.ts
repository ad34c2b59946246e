import type { Guide } from './guide.js';
import { folderKnown, goOn, installHf } from './shared-steps.js';

/** Guides about getting and keeping models. */
export const downloadGuides = [
  {
    id: 'download-failing',
    title: 'The download keeps failing',
    about:
      'Files do not come, or do not come whole. The steps find what stands between: a switch, the network, the file itself, or the disk.',
    types: ['model_download_failure', 'network_connectivity_loss', 'bandwidth_limitation'],
    causes: ['offline_mode'],
    except: ['local_server_down'],
    minutes: [5, 60],
    steps: [
      {
        id: 'online',
        title: 'Switch downloads on',
        instruction: 'Remove the variable that switches downloads off, then open a new terminal.',
        commands: [
          { on: 'linux', line: 'unset HF_HUB_OFFLINE TRANSFORMERS_OFFLINE DIFFUSERS_OFFLINE' },
          { on: 'darwin', line: 'unset HF_HUB_OFFLINE TRANSFORMERS_OFFLINE DIFFUSERS_OFFLINE' },
          { on: 'win32', line: 'setx HF_HUB_OFFLINE 0' },
        ],
        check: 'online',
        expected: 'No variable switches downloads off.',
        hints: ['The variable may come from a start script or a container file.'],
      },
      {
        id: 'reachable',
        title: 'Reach the server',
        instruction:
          'Test the connection. Without answer: try without VPN, set HTTPS_PROXY behind a company proxy (a computer that all traffic passes), and see that date and time are right.',
        commands: [
          { on: 'linux', line: 'curl -I {url|https://huggingface.co}' },
          { on: 'darwin', line: 'curl -I {url|https://huggingface.co}' },
          { on: 'win32', line: 'curl.exe -I {url|https://huggingface.co}' },
        ],
        check: 'reachable',
        expected: 'The server answers.',
        hints: [
          'Asked to wait (HTTP 429): wait as long as it says; asking sooner makes it longer.',
          'An error of the server (HTTP 500 to 599) passes without your doing, mostly within an hour.',
        ],
      },
      {
        id: 'file-there',
        title: 'See that the file is there and open to you',
        instruction:
          'Compare repository, branch and file name with the page of the model. When it is not open to you, run the guide gated-model.',
        commands: [{ line: 'retake fix gated-model' }],
        check: 'url',
        expected: 'The file may be downloaded.',
        hints: ['A link with a signature works for some minutes only: start from the page again.'],
      },
      {
        id: 'disk-free',
        title: 'Make room',
        instruction:
          'A download needs its whole size on the disk of the cache, and while it is put together up to twice that.',
        commands: [{ line: 'hf cache ls' }],
        check: 'disk',
        expected: 'Enough is free.',
        hints: ['The cache moves to another disk with HF_HOME.', installHf],
      },
      {
        id: 'download',
        title: 'Download again, patiently',
        instruction:
          'Download with more time for each answer. What is complete is kept; half files are continued.',
        commands: [
          {
            on: 'linux',
            line: 'HF_HUB_DOWNLOAD_TIMEOUT=60 HF_HUB_DISABLE_XET=1 hf download {repository|REPOSITORY} --local-dir {checkpoint|FOLDER}',
          },
          {
            on: 'darwin',
            line: 'HF_HUB_DOWNLOAD_TIMEOUT=60 HF_HUB_DISABLE_XET=1 hf download {repository|REPOSITORY} --local-dir {checkpoint|FOLDER}',
          },
          { on: 'win32', line: 'hf download {repository|REPOSITORY} --local-dir {checkpoint|FOLDER}' },
        ],
        check: 'checkpoint',
        expected: 'The command ends without an error, and no file is missing.',
        hints: [
          'Stops at the same place each time: delete the half file (its name ends in .incomplete) and begin it anew.',
        ],
      },
      folderKnown,
      goOn,
    ],
  },
  {
    id: 'gated-model',
    title: 'The model asks for a licence or a login',
    about:
      'The model is gated: its owner wants you to accept a licence, or to be signed in, before you may download it.',
    types: [],
    causes: ['gated_model', 'login_needed', 'token_refused', 'access_denied', 'repository_missing'],
    minutes: [3, 20],
    steps: [
      {
        id: 'token',
        title: 'Sign in on this computer',
        instruction:
          'Make a token that may read, on the settings page of your account, and sign in with it. It is stored for this user only.',
        commands: [{ line: 'hf auth login' }],
        check: 'token',
        expected: 'A token is stored.',
        hints: [
          'In a container or on a server: set HF_TOKEN instead.',
          'A fine-grained token needs the right to read gated repositories.',
          installHf,
        ],
      },
      {
        id: 'licence',
        title: 'Accept the licence',
        instruction:
          'Open the page of the model in a browser, sign in, and accept what it asks for. Some owners answer by hand, which may take days. Then the server is asked with the stored token; nothing is downloaded.',
        commands: [{ line: 'https://huggingface.co/{repository|REPOSITORY}' }],
        asks: { fact: 'repository', question: 'Which repository is it (owner/name)?' },
        check: 'url',
        expected: 'The page says that you have been granted access, and the file may be downloaded.',
        hints: [
          'The account of the browser and that of the token must be the same.',
          'Still refused (HTTP 403): the licence is accepted with another account, or the owner has not answered yet.',
        ],
      },
      goOn,
    ],
  },
  {
    id: 'disk-full',
    title: 'The disk is full',
    about: 'A file could not be written. The steps find what takes the room, and make some.',
    types: ['storage_space_insufficient'],
    causes: ['disk_full'],
    except: ['file_too_large'],
    minutes: [5, 30],
    steps: [
      {
        id: 'disk-free',
        title: 'Make room',
        instruction:
          'Delete models and clips that you do not use, and empty the bin. Models are the largest files by far.',
        commands: [
          { line: 'hf cache ls' },
          { on: 'linux', line: 'du -xh --max-depth=2 ~ | sort -h | tail -20' },
          { on: 'darwin', line: 'du -xh -d 2 ~ | sort -h | tail -20' },
          { on: 'win32', line: 'cleanmgr' },
        ],
        asks: { fact: 'folder', question: 'Which folder could not be written to?', path: true },
        check: 'disk',
        expected: 'At least 5 GiB, or what the failure asked for, are free.',
        hints: [
          'No more files although there is space: many small files; delete caches of package managers.',
          'Full although there is space: a quota of your user; ask who runs the computer.',
        ],
      },
      goOn,
    ],
  },
  {
    id: 'damaged-model',
    title: 'Model files are damaged or missing',
    about: 'The model cannot be read as it is. The steps find the file and replace it.',
    types: ['model_corruption_detected', 'model_integrity_failure'],
    causes: [],
    minutes: [5, 60],
    steps: [folderKnown, goOn],
  },
] as const satisfies readonly Guide[];
