import type { FailureRule } from '@retake/plugin-api';

const broken = {
  category: 'WAN_WEIGHTS_INTEGRITY',
  type: 'model_corruption_detected',
  severity: 'high',
  scope: 'model',
  transience: 'permanent',
  confidence: 0.95,
} as const;

const again = 'Download the named file again and compare its size with the one published.';

/** The words of the safetensors library, old and new, and of programs that wrap it. */
export const safetensorsWordRules: readonly FailureRule[] = [
  {
    ...broken,
    id: 'safetensors_dtype_unknown',
    when: {
      words: [
        /Dtype not understood: (?<dtype>\w+)/,
        /unknown variant `(?<dtype>[A-Z]\w{1,20})`, expected one of `?BOOL/,
        /KeyError: ["'](?<dtype>F8_\w+|F4\w*|F6_\w+|U16|U32|U64|C64)["']/,
        /(?:unsupported|unknown) (?:safetensors )?d(?:ata )?type ['"]?(?<dtype>F8_E\w+|F4\w*|BF16)\b/i,
      ],
    },
    category: 'WAN_ARCHITECTURE',
    type: 'model_version_mismatch',
    firstMove: 'user_intervention',
    confidence: 0.9,
    code: 'WAN_ARCHITECTURE/number_format_too_new',
    userMessage: 'The weights use a number format that the installed libraries are too old to read.',
    nextSteps: [
      'Update safetensors and PyTorch: `pip install -U safetensors torch`.',
      'Use the same checkpoint in bfloat16 or float16.',
    ],
    example: 'safetensors_rust.SafetensorError: Dtype not understood: F8_E5M2',
    reason: 'the file is whole, the library that reads it is older than the number format',
  },
  {
    ...broken,
    id: 'safetensors_no_metadata',
    when: { words: [/safetensors archive passed at (?<file>\S+) does not contain the valid metadata/] },
    type: 'model_version_mismatch',
    category: 'WAN_ARCHITECTURE',
    confidence: 0.75,
    code: 'WAN_ARCHITECTURE/metadata_missing',
    userMessage: 'A safetensors file was saved without the note of its format that this library asks for.',
    nextSteps: [
      'Update transformers, newer versions do not ask for it.',
      'Save the file again with `format: pt`.',
    ],
    example:
      'OSError: The safetensors archive passed at m/model.safetensors does not contain the valid metadata.',
    reason: 'other programs write files without it; only some versions insist',
  },
  {
    ...broken,
    id: 'safetensors_tensor_missing',
    when: {
      words: [
        /File does not contain tensor (?<tensor>[\w.]+)/,
        /SafetensorError: tensor `(?<tensor>[^`]+)` not found/,
        /TensorNotFound\("?(?<tensor>[^")]+)/,
        /cannot find tensor (?<tensor>[\w.]+)/,
      ],
    },
    type: 'model_integrity_failure',
    confidence: 0.85,
    code: 'WAN_WEIGHTS_INTEGRITY/tensor_missing',
    userMessage: 'A tensor that the model needs is not in the checkpoint.',
    nextSteps: [again, 'Check that the checkpoint is of the model that was chosen.'],
    example: 'safetensors_rust.SafetensorError: File does not contain tensor blocks.3.ffn.0.weight',
    reason: 'a tensor is missing in a file that can be read',
  },
  {
    ...broken,
    id: 'foreign_safetensors_header',
    when: {
      words: [
        /Error while deserializing header/,
        /\b(?:HeaderTooLarge|HeaderTooSmall|InvalidHeader\w*|InvalidOffset|MetadataIncompleteBuffer|TensorInvalidInfo)\b/,
        /incomplete metadata, file not fully covered/,
        /safetensors file is corrupt/,
        /SafetensorError: (?:header too|invalid (?:header|start|offset|shape|UTF-8|JSON)|JSON error|overflow computing)/i,
        /is not a (?:valid )?safetensors? file/i,
        /[Ii]nvalid safetensors (?:file|header)/,
        /safetensors\S* header .{0,60}(?:too (?:large|small|short)|exceeds|truncated|invalid)/i,
      ],
    },
    code: 'WAN_WEIGHTS_INTEGRITY/header_damaged',
    userMessage: 'A safetensors file is damaged or was not downloaded completely.',
    nextSteps: [again, 'Look at its first bytes: a web page or a Git LFS pointer is text.'],
    example: 'safetensors_rust.SafetensorError: Error while deserializing header: invalid header length 9',
    reason: 'the header cannot be read, so the file is not what its name says',
  },
  {
    ...broken,
    id: 'safetensors_tensor_cut',
    when: {
      words: [/shape '\[(?<expectedShape>[\d, ]+)\]' is invalid for input of size (?<givenSize>\d+)/],
      holds: ({ message }) => /\bsafe_open\(|safetensors[/\\]\w+\.py|\bget_tensor\(/.test(message),
    },
    confidence: 0.9,
    code: 'WAN_WEIGHTS_INTEGRITY/tensor_cut_off',
    userMessage: 'A tensor in a safetensors file holds fewer or more numbers than its header says.',
    nextSteps: [again, 'If you made the file, save contiguous tensors.'],
    example:
      "tensors[key] = file.get_tensor(key)\nRuntimeError: shape '[320, 4]' is invalid for input of size 900",
    reason: 'the reader of the file says so, before any model is built',
  },
];
