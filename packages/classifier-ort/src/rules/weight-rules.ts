import type { FailureRule } from '@retake/plugin-api';

const brokenFile = {
  category: 'WAN_WEIGHTS_INTEGRITY',
  severity: 'high',
  scope: 'model',
  transience: 'permanent',
} as const;

const downloadAgain = [
  'Download the named file again and compare its size with the one published.',
  'Use another checkpoint of the same model that is complete.',
];

/** Words for model and weight files that are missing, short or something else than they should be. */
export const weightRules: readonly FailureRule[] = [
  {
    id: 'model_file_missing',
    when: {
      words: [
        /failed:Load model (?<file>.+?) failed\. ?File doesn't exist/,
        /Load model (?:from )?(?<file>[^\n]{1,300}?) failed:? ?system error number 2\b/,
        /NO_SUCHFILE : [^\n]{0,40}?(?<file>[^\s:]+\.(?:onnx|ort))/,
      ],
    },
    ...brokenFile,
    type: 'model_integrity_failure',
    code: 'WAN_WEIGHTS_INTEGRITY/file_missing',
    confidence: 0.95,
    userMessage: 'A model file is not where it should be.',
    nextSteps: downloadAgain,
    example: "Load model from /m/a.onnx failed:Load model /m/a.onnx failed. File doesn't exist",
    reason: 'the path leads nowhere',
  },
  {
    id: 'external_data_without_path',
    when: { words: [/model_path must not be empty\. Ensure that a path is provided/] },
    ...brokenFile,
    category: 'WAN_PARAMETER_VALIDATION',
    type: 'invalid_parameters',
    code: 'WAN_PARAMETER_VALIDATION/external_data_without_path',
    confidence: 0.85,
    userMessage:
      'A model whose weights lie in a second file was given as bytes, so the second file cannot be found.',
    nextSteps: ['Load the model by its path.', 'Set `session.model_external_initializers_file_folder_path`.'],
    example:
      'Initializer !model_path.IsEmpty() was false. model_path must not be empty. Ensure that a path is provided when the model is created or loaded.',
    reason: 'the call leaves out the path that such models need',
  },
  {
    id: 'model_not_permitted',
    when: { words: [/Load model (?:from )?(?<file>[^\n]{1,300}?) failed:? ?system error number 13\b/] },
    ...brokenFile,
    category: 'WAN_MODEL_LOADING',
    type: 'permission_denied',
    code: 'WAN_MODEL_LOADING/model_not_permitted',
    confidence: 0.95,
    userMessage: 'The program may not read a model file.',
    nextSteps: [
      'Give the account that runs the program the right to read the file.',
      'Check that a file was given, not a folder.',
    ],
    example: 'Load model from /m/a.onnx failed:system error number 13',
    reason: 'error 13 of the system is a missing right',
  },
  {
    id: 'model_path_is_folder',
    when: { words: [/The model path is a directory/] },
    ...brokenFile,
    type: 'invalid_parameters',
    code: 'WAN_PARAMETER_VALIDATION/model_path_is_folder',
    category: 'WAN_PARAMETER_VALIDATION',
    confidence: 0.9,
    userMessage: 'A folder was given where a model file is needed.',
    nextSteps: ['Give the path of the file inside the folder.'],
    example: 'The model path is a directory. Loading a model package from it is not possible',
    reason: 'the path that was given is the mistake',
  },
  {
    id: 'model_unreadable',
    when: { words: [/[Pp]rotobuf parsing failed/] },
    ...brokenFile,
    type: 'model_corruption_detected',
    code: 'WAN_WEIGHTS_INTEGRITY/model_unreadable',
    confidence: 0.95,
    userMessage: 'A model file is damaged, cut off, or not a model at all.',
    nextSteps: ['Look at its first bytes: a web page or a Git LFS pointer is text.', ...downloadAgain],
    example: 'Load model from /m/a.onnx failed:Protobuf parsing failed.',
    reason: 'the file is there and is no ONNX model',
  },
  {
    id: 'model_empty',
    when: { words: [/ModelProto does not have a graph/, /Model data pointer is null/] },
    ...brokenFile,
    type: 'model_corruption_detected',
    code: 'WAN_WEIGHTS_INTEGRITY/model_empty',
    confidence: 0.9,
    userMessage: 'A model file is empty.',
    nextSteps: downloadAgain,
    example: 'Load model from /m/a.onnx failed:ModelProto does not have a graph.',
    reason: 'the file is there and holds nothing',
  },
  {
    id: 'external_data_escapes',
    when: {
      words: [
        /External data path escapes model directory/,
        /Absolute path not allowed for external data location/,
      ],
    },
    ...brokenFile,
    type: 'model_integrity_failure',
    code: 'WAN_WEIGHTS_INTEGRITY/path_escapes',
    confidence: 0.95,
    userMessage: 'A model refers to weights outside its own folder, which is not allowed.',
    nextSteps: [
      'Put the weights, not links to them, into the folder of the model.',
      'Do not use this model if you do not know where it comes from.',
    ],
    example: 'Error: External data path escapes model directory. Path: "../../etc/w.bin"',
    reason: 'the runtime does not follow paths out of the folder',
  },
  {
    id: 'external_data_missing',
    when: {
      words: [
        /initializer: (?<tensor>\S+?)\. .*External data path does not exist: "?(?<file>[^"]+)/s,
        /External data path does not exist: "?(?<file>[^"]+)/,
        /Failed to load external data file "(?<file>[^"]+)", error: (?:File not found|Module\.MountedFiles)/,
        /(?:GetFileLength for|open file) (?<file>\S+?) (?:failed|fail, errcode = 2)/,
        /file_size: No such file or directory:? \["?(?<file>[^\]"]+)/,
        /tensor name: (?<tensor>\S+?)\)? ?is stored externally and doesn't exist/,
        /Data of TensorProto [^\n]{0,200}stored externally and doesn't exist/,
      ],
    },
    ...brokenFile,
    type: 'model_integrity_failure',
    code: 'WAN_WEIGHTS_INTEGRITY/file_missing',
    confidence: 0.95,
    userMessage: 'A weight file that the model needs is missing.',
    nextSteps: downloadAgain,
    example:
      'External data path validation failed for initializer: blocks.0.ffn.weight. Error: check.cc:88 External data path does not exist: "transformer/model.safetensors"',
    reason: 'the graph is there, its weights are not',
  },
  {
    id: 'external_data_short',
    when: {
      words: [
        /External initializer: (?<tensor>\S+) offset: (?<offset>-?\d+) size to read: (?<bytesNeeded>\d+) given file_length: (?<fileBytes>\d+)/,
        /External initializer: .*out of bounds or can not be read in full/,
      ],
    },
    ...brokenFile,
    type: 'model_integrity_failure',
    code: 'WAN_WEIGHTS_INTEGRITY/file_truncated',
    confidence: 0.95,
    userMessage: 'A weight file is shorter than it should be.',
    nextSteps: downloadAgain,
    example:
      'Deserialize tensor w failed.tensorprotoutils.cc:401 External initializer: w offset: 4096 size to read: 262144 given file_length: 1000 are out of bounds or can not be read in full.',
    reason: 'the file is shorter than the graph says',
  },
  {
    id: 'external_data_size',
    when: {
      words: [
        /(?:initializer:? )?'?(?<tensor>[^\s']+)'? external data size mismatch\. Computed size: (?<bytesNeeded>\d+), external_data\.length: (?<bytesGiven>\d+)/,
        /Initializer '(?<tensor>[^']+)': raw_data size \((?<bytesGiven>\d+) bytes\) does not match expected size from shape and data type \((?<bytesNeeded>\d+)/,
      ],
    },
    ...brokenFile,
    type: 'model_corruption_detected',
    code: 'WAN_WEIGHTS_INTEGRITY/tensor_size_wrong',
    confidence: 0.95,
    userMessage: 'A weight tensor has another size than its shape needs.',
    nextSteps: downloadAgain,
    example:
      'tensorprotoutils.cc:300 w external data size mismatch. Computed size: 262144, external_data.length: 1000',
    reason: 'two sizes of one tensor disagree',
  },
];
