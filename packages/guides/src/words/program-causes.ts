import type { CauseWords } from './cause-words.js';
import { commonSteps } from './common-steps.js';
import { keptFrames, posix } from './shared.js';

const noInstalls = 'Retake goes on without it where there is another way; it installs nothing by itself.';

/** Causes about programs and libraries that are missing. */
export const programCauses = [
  {
    id: 'ffmpeg_missing',
    type: 'dependency_missing',
    causes: ['ffmpeg_missing', 'encoder_unknown'],
    title: 'ffmpeg is missing, or lacks an encoder',
    sentence:
      'The program that writes and reads video files is not there, or was built without the format that was asked for.',
    means: keptFrames,
    retake: 'Retake writes MP4 with its built-in encoder, which needs no ffmpeg.',
    steps: [
      { text: 'See which encoders there are.', command: 'ffmpeg -hide_banner -encoders' },
      { text: 'Install ffmpeg (Debian, Ubuntu).', command: 'sudo apt install ffmpeg', only: ['linux'] },
      { text: 'Install ffmpeg (macOS).', command: 'brew install ffmpeg', only: ['darwin'] },
      { text: 'Install ffmpeg (Windows).', command: 'winget install Gyan.FFmpeg', only: ['win32'] },
      commonSteps.goOn,
    ],
    minutes: [2, 10],
  },
  {
    id: 'onnx_runtime',
    type: 'dependency_missing',
    causes: ['runtime_not_loadable', 'wasm_missing', 'provider_unknown', 'provider_library_missing'],
    title: 'ONNX Runtime is missing a part',
    sentence:
      'ONNX Runtime (it computes the model), or its provider for your device, is not installed or cannot be loaded.',
    retake:
      'Retake computes with a provider that is there, on the processor in the end; it installs nothing by itself.',
    steps: [
      commonSteps.whatIsInstalled,
      { text: 'In Node: install it again with its install script.', command: 'npm rebuild onnxruntime-node' },
      {
        text: 'In Python, for an NVIDIA card: only the package with gpu in its name may be there.',
        command: 'pip uninstall -y onnxruntime && pip install onnxruntime-gpu',
        only: ['cuda'],
      },
      commonSteps.redistributable,
      {
        text: 'For an NVIDIA card: be led through CUDA and cuDNN.',
        command: 'retake fix cuda-provider-missing',
        only: ['cuda'],
      },
    ],
    minutes: [5, 40],
  },
  {
    id: 'fast_kernels_missing',
    type: 'dependency_missing',
    causes: [
      'attention_package_missing',
      'attention_package_broken',
      'triton_missing',
      'compiler_missing',
      'quantised_package_missing',
    ],
    title: 'A package for computing faster is missing or broken',
    sentence:
      'A package that makes attention or quantised weights faster is not installed, or was built for another PyTorch, CUDA or Python.',
    means: 'Nothing is lost. The clip can be made without the package, only slower.',
    retake:
      'Retake takes the attention that comes with PyTorch, or weights that need no such package; it installs nothing by itself.',
    steps: [
      {
        text: 'Choose the attention that comes with PyTorch: it is called sdpa or pytorch, and works on every card.',
      },
      commonSteps.comfyAttention,
      commonSteps.collectEnv,
      commonSteps.installPackage,
      {
        text: 'Where it is built on this computer: install a compiler (Debian, Ubuntu).',
        command: 'sudo apt install build-essential python3-dev',
        only: ['linux'],
      },
    ],
    minutes: [1, 40],
  },
  {
    id: 'node_missing',
    type: 'dependency_missing',
    causes: ['node_missing', 'node_import_failed'],
    title: 'The workflow uses a node that is not there',
    sentence:
      'A node (a building block of the ComfyUI workflow) is not installed, or its package did not start.',
    precisely: 'The workflow uses nodes that are not installed, or whose package did not start: {nodes}.',
    means: 'Nothing was computed yet. The workflow starts once the node is there.',
    retake: 'Retake can make the same clip without ComfyUI where it has the model; it installs no nodes.',
    steps: [
      {
        text: 'In ComfyUI: open the Manager and choose Install Missing Custom Nodes; what to look for is {nodes|the name in the message}.',
      },
      {
        text: 'Or fetch the package of the node into custom_nodes; the Manager tells its address.',
        command: 'git clone ADDRESS custom_nodes/{nodePackage|PACKAGE}',
      },
      {
        text: 'See which package did not start: the lines with IMPORT FAILED name it.',
        command: 'grep -n "IMPORT FAILED" comfyui.log',
        by: { win32: 'findstr /n "IMPORT FAILED" comfyui.log' },
      },
      {
        text: 'Install what that package needs, in the environment of ComfyUI.',
        command: 'python -m pip install -r custom_nodes/{nodePackage|PACKAGE}/requirements.txt',
      },
      { text: 'Update ComfyUI and its packages, then start it anew.', command: 'git pull' },
    ],
    minutes: [3, 30],
  },
  {
    id: 'package_missing',
    type: 'dependency_missing',
    causes: [
      'package_missing',
      'module_missing',
      'torch_missing',
      'tokenizer_package_missing',
      'peft_missing',
      'accelerate_missing',
      'media_package_missing',
      'fast_transfer_missing',
      'network_module_missing',
      'import',
      'part_not_installed',
      'class_never_imported',
    ],
    title: 'A package is not installed',
    sentence: 'The program needs a package (a library somebody else wrote) that is not in its environment.',
    retake: noInstalls,
    steps: [
      {
        text: 'See which Python the program uses: the package must go there.',
        command: 'python -c "import sys; print(sys.executable)"',
      },
      commonSteps.installPackage,
      {
        text: 'Or install everything that the program lists.',
        command: 'python -m pip install -r requirements.txt',
      },
      { text: 'For an app of Node: install what its package.json lists.', command: 'npm install' },
      commonSteps.goOn,
    ],
    minutes: [1, 15],
  },
  {
    id: 'library_not_loaded',
    type: 'dependency_missing',
    causes: ['library_not_loaded', 'binary_interface', 'library_file_gone', 'device_library_not_found'],
    title: 'A library is there and cannot be loaded',
    sentence:
      'A compiled library, or one that it needs, is missing or was built for another version or system.',
    retake: noInstalls,
    steps: [
      {
        text: 'See which libraries it needs and which are not found.',
        command: 'ldd {file|FILE}',
        by: { darwin: 'otool -L {file|FILE}' },
        only: posix,
      },
      commonSteps.redistributable,
      {
        text: 'Install the package again, so that it fits the others.',
        command: 'python -m pip install --force-reinstall {distribution|PACKAGE}',
      },
      commonSteps.whatIsInstalled,
    ],
    minutes: [3, 30],
  },
  {
    id: 'container_runtime_missing',
    type: 'dependency_missing',
    causes: ['container_runtime_missing'],
    title: 'Docker does not run, or gives no graphics card',
    sentence:
      'Docker is not started, or lacks the NVIDIA Container Toolkit, which lends graphics cards to containers.',
    steps: [
      { text: 'See whether Docker runs.', command: 'docker info' },
      {
        text: 'Install the toolkit (Debian, Ubuntu; from the repository of NVIDIA).',
        command: 'sudo apt install nvidia-container-toolkit',
        only: ['linux'],
      },
      {
        text: 'Tell Docker of it, and start Docker anew.',
        command: 'sudo nvidia-ctk runtime configure --runtime=docker && sudo systemctl restart docker',
        only: ['linux'],
      },
      {
        text: 'See whether a container sees the card.',
        command: 'docker run --rm --gpus all ubuntu nvidia-smi',
        only: ['cuda'],
      },
    ],
    minutes: [5, 30],
  },
  {
    id: 'plugin_missing',
    type: 'dependency_missing',
    causes: ['plugin_missing'],
    title: 'A plugin of Retake is missing',
    sentence: 'The app has no plugin for what was asked, or the plugin did not start.',
    steps: [
      { text: 'See which plugins there are, and what is missing.', command: 'retake plugins' },
      {
        text: 'Install the one that is named, in the folder of the app.',
        command: 'npm install {distribution|PACKAGE}',
      },
      commonSteps.goOn,
    ],
    minutes: [1, 5],
  },
] as const satisfies readonly CauseWords[];
