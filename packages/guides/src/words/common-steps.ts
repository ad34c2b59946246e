import type { WordStep } from './failure-words.js';
import { findOthers, getAgain, getFileAgain, goOn, look, withLimit } from './shared.js';

/** Steps that several pages have. */
export const commonSteps = {
  goOn: { text: 'Go on.', command: goOn },
  goOnLast: { text: 'Go on from the last finished step.', command: goOn },
  withLimit: { text: 'Go on with a limit below what is free.', command: withLimit },
  askCard: {
    text: 'See whether the driver lists the card.',
    command: 'nvidia-smi',
    by: {
      rocm: 'rocminfo',
      mps: 'system_profiler SPDisplaysDataType',
      xpu: 'xpu-smi discovery',
      directml: 'dxdiag',
    },
  },
  cardMemory: {
    text: 'See what holds graphics memory, and close what you do not need.',
    command: 'nvidia-smi',
    by: {
      rocm: 'rocm-smi --showmeminfo vram --showpids',
      mps: 'open -a "Activity Monitor"',
      xpu: 'xpu-smi ps',
      directml: 'taskmgr',
    },
  },
  raiseMetalLimit: {
    text: 'On a Mac: let PyTorch use all of the memory instead of a share of it; the system may stall when it runs out.',
    command: 'export PYTORCH_MPS_HIGH_WATERMARK_RATIO=0.0',
    only: ['mps', 'darwin'],
  },
  cardHeat: {
    text: 'See its heat and whether it is slowed down.',
    command: 'nvidia-smi -q -d TEMPERATURE,PERFORMANCE',
    by: {
      rocm: 'rocm-smi --showtemp --showperflevel',
      mps: 'sudo powermetrics --samplers gpu_power,thermal -n 1',
      xpu: 'xpu-smi stats -d 0',
      directml: 'taskmgr',
    },
  },
  containerCard: {
    text: 'In a container: pass the card in.',
    command: 'docker run --rm --gpus all ubuntu nvidia-smi',
    by: { rocm: 'docker run --rm --device /dev/kfd --device /dev/dri rocm/rocm-terminal rocm-smi' },
    only: ['cuda', 'rocm', 'linux', 'win32'],
  },
  containerLimit: {
    text: 'In WSL or Docker: raise the memory limit of the virtual machine or container; the program cannot pass it.',
    only: ['linux', 'win32'],
  },
  killedForMemory: {
    text: 'See whether the system did it for memory (Linux).',
    command: 'sudo dmesg | grep -i -E "out of memory|killed process"',
    only: ['linux'],
  },
  freeDisk: {
    text: 'See how much is free and where.',
    command: 'df -h',
    by: { win32: 'Get-PSDrive -PSProvider FileSystem' },
  },
  doctorMemory: {
    text: 'See how much memory is free, and close large programs such as browsers and games.',
    command: 'retake doctor',
  },
  whatIsInstalled: { text: 'See what starts and what does not.', command: 'retake doctor' },
  collectEnv: {
    text: 'See which PyTorch, CUDA and Python there are: packages must be built for the same.',
    command: 'python -m torch.utils.collect_env',
  },
  redistributable: {
    text: 'On Windows: install the Microsoft Visual C++ Redistributable, which libraries load.',
    command: 'winget install Microsoft.VCRedist.2015+.x64',
    only: ['win32'],
  },
  comfyAttention: {
    text: 'In ComfyUI: take the attention that works on every card.',
    command: 'python main.py --use-pytorch-cross-attention',
  },
  look: { text: 'See which parts the folder holds and which is out of place.', command: look },
  wholeNow: { text: 'See whether everything is whole now.', command: look },
  whole: { text: 'See whether the model files are whole.', command: look },
  getAgain: { text: 'Download again; what is complete is not fetched twice.', command: getAgain },
  getFileAgain: { text: 'Download that file again.', command: getFileAgain },
  findOthers: { text: 'See what else could be used.', command: findOthers },
  otherWays: {
    text: 'See which other ways there are.',
    command: 'retake actions --type hardware_optimization_failure',
  },
  memoryRemedies: {
    text: 'See which remedies there are and which work on this machine.',
    command: 'retake actions --type vram_exhaustion',
  },
  update: { text: 'Update the program when the model is newer than it.', command: 'git pull' },
  signIn: { text: 'Sign in on this computer with a token that may read.', command: 'hf auth login' },
  whoAmI: { text: 'See whom this computer is signed in as.', command: 'hf auth whoami' },
  testServer: {
    text: 'Test the connection to the server.',
    command: 'curl -I {url|https://huggingface.co}',
    by: { win32: 'curl.exe -I {url|https://huggingface.co}' },
  },
  whoseFile: {
    text: 'See whose it is and what is allowed.',
    command: 'ls -ld {file|FILE}',
    by: { win32: 'icacls {file|FILE}' },
  },
  installPackage: {
    text: 'Install the package, in the environment that the program uses.',
    command: 'python -m pip install {distribution|PACKAGE}',
  },
  upgradePackage: {
    text: 'Update the library that the message names, in the environment that the program uses.',
    command: 'python -m pip install --upgrade {distribution|PACKAGE}',
  },
  pipCheck: { text: 'See which packages contradict each other.', command: 'python -m pip check' },
  fewer: { text: 'Or ask for fewer frames or a smaller size: memory falls with both.' },
} as const satisfies Readonly<Record<string, WordStep>>;
