import type { ErrorEvidence, FailureRule } from '@retake/plugin-api';

const broken = {
  category: 'WAN_WEIGHTS_INTEGRITY',
  type: 'model_corruption_detected',
  severity: 'high',
  scope: 'model',
  transience: 'permanent',
  confidence: 0.95,
} as const;

const tooOld = {
  ...broken,
  category: 'WAN_MODEL_LOADING',
  type: 'model_version_mismatch',
  firstMove: 'user_intervention',
} as const;

/** A child process of Python reads its parent with pickle too; that is no weight file. */
const notOfProcesses = ({ message }: ErrorEvidence) => !/spawn_main|multiprocessing/.test(message);

const again = 'Download the named file again and compare its size with the one published.';
const safer = 'Use the safetensors version of the checkpoint; it is safer too.';

/** Words of Python's pickle and of `torch.load` for the old `.pth`, `.pt`, `.ckpt` and `.bin` files. */
export const pickleRules: readonly FailureRule[] = [
  {
    ...tooOld,
    id: 'torch_load_refused',
    when: { words: [/serious vulnerability issue in `?torch\.load|CVE-2025-32434/] },
    confidence: 0.97,
    code: 'WAN_MODEL_LOADING/torch_load_refused',
    userMessage:
      'The library refuses to read old pickle weights with this version of PyTorch, because it is unsafe.',
    nextSteps: [safer, 'Update PyTorch to 2.6 or newer.'],
    example:
      'ValueError: Due to a serious vulnerability issue in `torch.load`, we now require users to upgrade torch to at least v2.6.',
    reason: 'the version of the library decides, nothing is wrong with the file',
  },
  {
    ...broken,
    id: 'pickle_lfs_pointer',
    when: {
      words: [/invalid load key, 'v'/, /Unsupported operand 118\b/],
    },
    code: 'WAN_WEIGHTS_INTEGRITY/lfs_pointer',
    userMessage: 'A weight file is only a Git LFS pointer, a note of where the real file is.',
    nextSteps: ['Run `git lfs install` and `git lfs pull` in the checkpoint, or download the file itself.'],
    example: "_pickle.UnpicklingError: invalid load key, 'v'.",
    reason: 'a file that begins with v is the text "version …" of a pointer',
  },
  {
    ...broken,
    id: 'pickle_html_page',
    when: { words: [/invalid load key, '<'/, /Unsupported operand 60\b/] },
    code: 'WAN_WEIGHTS_INTEGRITY/html_page',
    userMessage: 'A weight file is a web page: the server answered with a page instead of the file.',
    nextSteps: ['Check the address and your access to the model, then download the file again.'],
    example: "_pickle.UnpicklingError: invalid load key, '<'.",
    reason: 'a file that begins with < is a page',
  },
  {
    ...tooOld,
    id: 'weights_only_refused',
    when: {
      words: [
        /(?:Unsupported (?:global|class)|GLOBAL) (?<className>[\w.]+)[^\n]{0,40} was not an allowed global/,
        /Trying to (?:instantiate|load|call) [^\n]{0,80}(?:whose module|unsupported|not in the allowlist)/i,
        /Unsupported (?:global|class):? (?:GLOBAL )?(?<className>[A-Za-z_][\w.]+)/,
        /Weights only load failed(?![\s\S]{0,2000}(?:Unsupported operand|invalid load key))/,
      ],
    },
    confidence: 0.9,
    code: 'WAN_MODEL_LOADING/pickle_refused',
    userMessage: 'PyTorch refuses to read this weight file, because it holds program objects beside numbers.',
    nextSteps: [
      safer,
      'If you trust its source, allow the class named in the technical detail with `torch.serialization.add_safe_globals`.',
    ],
    example:
      '_pickle.UnpicklingError: Weights only load failed. WeightsUnpickler error: Unsupported global: GLOBAL lib.EMA was not an allowed global by default.',
    reason: 'PyTorch 2.6 changed what it reads by default; older files do not fit that',
  },
  {
    ...tooOld,
    id: 'pickle_class_gone',
    when: {
      words: [
        /Can't get attribute '(?<className>[\w.]+)' on <module/,
        /unsupported pickle protocol: (?<version>\d+)/,
      ],
      holds: notOfProcesses,
    },
    confidence: 0.75,
    code: 'WAN_MODEL_LOADING/pickle_of_other_version',
    userMessage:
      'A weight file in the old pickle format was written by another version of a program or of Python.',
    nextSteps: [safer, 'Use the version of the program that wrote the file.'],
    example: 'ValueError: unsupported pickle protocol: 6',
    reason: 'the reader is older than the writer, or has lost a class',
  },
  {
    ...broken,
    id: 'torch_other_device',
    when: {
      words: [
        /Attempting to deserialize object on (?:a )?(?<device>[A-Z]+)[^\n]{0,12} device/,
        /don't know how to restore data location of [^\n]{0,80}\(tagged with (?<device>[\w:]+)\)/,
      ],
    },
    category: 'WAN_HARDWARE_OPTIMIZATION',
    type: 'hardware_optimization_failure',
    transience: 'needs_change',
    firstMove: 'graceful_degradation',
    confidence: 0.85,
    code: 'WAN_HARDWARE_OPTIMIZATION/weights_of_other_device',
    userMessage: 'The weights were saved for a graphics card that PyTorch does not find on this machine.',
    nextSteps: [
      "Load them with `map_location='cpu'`.",
      'Check that the PyTorch build is one for your card: `python -c "import torch; print(torch.cuda.is_available())"`.',
    ],
    example:
      'RuntimeError: Attempting to deserialize object on a CUDA device but torch.cuda.is_available() is False.',
    reason: 'the file is fine, the device it names is not usable',
  },
  {
    ...broken,
    id: 'torch_file_ends_early',
    when: {
      words: [
        /unexpected EOF, expected (?<bytesMissing>\d+) more bytes/,
        /unexpected EOF\. The file might be corrupted/,
        /(?:EOFError|Reason|Error|exception): Ran out of input/i,
        /pickle data was truncated/,
        /storage has wrong (?:byte )?size: expected (?<expected>-?\d+) got (?<got>-?\d+)/,
        /Invalid magic number; corrupt file/,
      ],
      holds: notOfProcesses,
    },
    code: 'WAN_WEIGHTS_INTEGRITY/file_truncated',
    userMessage: 'A weight file ends too early: the download or copy was cut off, or the disk was full.',
    nextSteps: [again, safer],
    example: 'RuntimeError: unexpected EOF, expected 4096 more bytes. The file might be corrupted.',
    reason: 'the file stops before its own structure does',
  },
  {
    ...broken,
    id: 'weights_unreadable',
    when: {
      words: [
        /Unable to load weights from (?:pytorch )?checkpoint file for '(?<file>[^']+)'/,
        /Unable to load weights from (?:\w+ )?checkpoint file\b/i,
        /Failed to load (?:model|checkpoint|weights)[^\n]{0,80}(?:corrupt|is damaged)/i,
        /(?:checkpoint|model|weights?)(?: file)? (?:is|may be|might be|appears to be|seems) (?:corrupt|damaged|truncated|incomplete)/i,
      ],
    },
    confidence: 0.85,
    code: 'WAN_WEIGHTS_INTEGRITY/weights_unreadable',
    userMessage: 'A weight file cannot be read: it is damaged, incomplete or no weight file.',
    nextSteps: [again, 'Look at its first bytes: a web page or a Git LFS pointer is text.', safer],
    example: "OSError: Unable to load weights from checkpoint file for 'vae/model.bin' at 'vae/model.bin'.",
    reason: 'the program tried every way to read the file that is there',
  },
  {
    ...broken,
    id: 'foreign_pickle',
    when: {
      words: [/UnpicklingError/, /invalid load key/, /Weights only load failed/, /persistent_load function/],
    },
    confidence: 0.9,
    code: 'WAN_WEIGHTS_INTEGRITY/pickle_unreadable',
    userMessage: 'A weight file in the old pickle format cannot be read.',
    nextSteps: [safer, again],
    example: "_pickle.UnpicklingError: invalid load key, '{'.",
    reason: 'the bytes are not the pickle they claim to be',
  },
];
