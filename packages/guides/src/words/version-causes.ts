import type { CauseWords } from './cause-words.js';
import { commonSteps } from './common-steps.js';
import { goOn } from './shared.js';

/** Causes about programs, libraries and models of versions that do not fit each other. */
export const versionCauses = [
  {
    id: 'program_and_extensions',
    type: 'model_version_mismatch',
    causes: [
      'call_signature',
      'attribute_missing',
      'attribute_missing_in_encoder',
      'key_missing',
      'library_version',
      'library_older_than_model',
      'name_not_in_package',
      'native_arguments_differ',
      'versions_do_not_fit',
      'releases_disagree',
    ],
    title: 'Parts of the program are of different age',
    sentence:
      'One part of the program calls another in a way that the other does not know yet, or no longer.',
    steps: [
      {
        text: 'Update the program and its extensions together (in the folder of each, where they came by Git).',
        command: 'git pull',
      },
      {
        text: 'Install what the new version wants.',
        command: 'python -m pip install --upgrade -r requirements.txt',
      },
      commonSteps.upgradePackage,
      {
        text: 'When it broke after an update: see the versions before it, and go back to one with git checkout.',
        command: 'git log --oneline -10',
      },
      commonSteps.pipCheck,
    ],
  },
  {
    id: 'python_versions',
    type: 'model_version_mismatch',
    causes: [
      'versions_conflict',
      'library_version_required',
      'numpy_version',
      'vision_version',
      'torch_too_old',
      'protobuf_generation',
      'cudnn_version',
    ],
    title: 'Python packages do not belong together',
    sentence:
      'Two packages of the same Python environment want different versions of each other or of a third one.',
    steps: [
      commonSteps.pipCheck,
      commonSteps.collectEnv,
      {
        text: 'Update what belongs together in one go.',
        command: 'python -m pip install --upgrade torch torchvision torchaudio',
      },
      {
        text: 'Or install what the program lists, in an environment of its own.',
        command: 'python -m pip install -r requirements.txt',
      },
      {
        text: 'Where NumPy 2 is meant to be too new: take the last NumPy 1.',
        command: 'python -m pip install "numpy<2"',
      },
    ],
  },
  {
    id: 'pickle_refused',
    type: 'model_version_mismatch',
    causes: ['torch_load_refused', 'pickle_refused', 'pickle_of_other_version'],
    title: 'Weights in the old pickle format are refused',
    sentence:
      'Pickle files (.pt, .pth, .bin, .ckpt) can run programs when they are read, so newer libraries refuse them.',
    means: 'Nothing is lost. The same weights in the format safetensors are read by every version.',
    retake: 'Retake never reads pickle; it looks for the same weights as safetensors.',
    steps: [
      {
        text: 'Download the edition of the model with .safetensors files.',
        command:
          'hf download {repository|REPOSITORY} --include "*.safetensors" "*.json" --local-dir {checkpoint|FOLDER}',
      },
      commonSteps.findOthers,
      {
        text: 'For a file you trust: update PyTorch to 2.6 or newer.',
        command: 'python -m pip install --upgrade torch',
      },
    ],
  },
  {
    id: 'model_format_too_new',
    type: 'model_version_mismatch',
    causes: [
      'format_unsupported',
      'opset_unsupported',
      'operator_unknown',
      'runtime_version',
      'number_format_too_new',
    ],
    title: 'The model is newer than the program that reads it',
    sentence:
      'The file uses a format, an operation or a number type that the installed version does not know.',
    steps: [
      { text: 'See which version is installed.', command: 'retake doctor' },
      { text: 'Update ONNX Runtime in an app of Node.', command: 'npm install onnxruntime-node@latest' },
      {
        text: 'Update the libraries in Python.',
        command: 'python -m pip install --upgrade onnxruntime torch safetensors',
      },
      { text: 'Or take an edition of the model for older versions: its page lists them.' },
    ],
  },
  {
    id: 'engine_of_other_version',
    type: 'model_version_mismatch',
    causes: ['engine_of_other_version'],
    title: 'The TensorRT engine was built elsewhere',
    sentence:
      'An engine (the model as a program for one card) works only with the version and the card it was built with.',
    steps: [
      { text: 'See which card and driver there are.', command: 'nvidia-smi' },
      {
        text: 'Move the engine file away, so that it is built anew here.',
        command: 'mv {file|FILE.engine} old.engine',
        by: { win32: 'move {file|FILE.engine} old.engine' },
      },
      { text: 'Start again; building takes 5 to 30 minutes once.', command: goOn },
    ],
    minutes: [5, 40],
  },
] as const satisfies readonly CauseWords[];
