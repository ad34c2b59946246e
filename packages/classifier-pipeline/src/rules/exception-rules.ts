import type { FailureCategory, FailureRule, FailureType, StrategyClass } from '@retake/plugin-api';
import { exceptionThemes } from './exception-themes.js';

interface Exception {
  readonly id: string;
  readonly words: readonly RegExp[];
  readonly type: FailureType;
  readonly category: FailureCategory;
  readonly firstMove: StrategyClass;
  readonly confidence: number;
  readonly sentence: string;
  readonly example: string;
  readonly reason: string;
  /** False where the category is certain whatever the exception is about. */
  readonly themed?: boolean;
}

const gen = {
  type: 'generation_pipeline_error',
  category: 'WAN_INFERENCE',
  firstMove: 'parameter_adjustment',
} as const;

/** The shapes in which Python, JavaScript and C++ report what nobody foresaw; the likeliest meaning of each in video generation. */
const exceptions: readonly Exception[] = [
  {
    ...gen,
    id: 'none_used',
    words: [
      /'?NoneType'? object (?:has no attribute '(?<component>\w+)'|is not \w+|does not support)/,
      /argument of type 'NoneType'/,
    ],
    confidence: 0.4,
    sentence: 'A step got nothing where it needs something: an input or a model part is missing.',
    example: "AttributeError: 'NoneType' object has no attribute 'flatten'",
    reason: 'a missing input is the usual cause of an empty value',
  },
  {
    id: 'attribute_missing',
    words: [/'?(?<component>\w+)'? object has no attribute '?(?<detail>\w+)/, /AttributeError\b/],
    type: 'model_version_mismatch',
    category: 'WAN_ARCHITECTURE',
    firstMove: 'user_intervention',
    confidence: 0.4,
    sentence: 'Two parts of the program are of different versions: one asks the other for what it has not.',
    example: "AttributeError: 'ExampleModel' object has no attribute 'cnt'",
    reason: 'attributes come and go with versions',
  },
  {
    id: 'key_of_weights_missing',
    words: [
      /KeyError: ?['"](?<tensor>[\w-]+\.[\w.-]+)['"]/,
      /Exception Message:\**\s*'(?<tensor>[\w-]+\.[\w.-]+\.(?:weight|bias|modulation|alpha|scale\w*))'/,
    ],
    type: 'model_compatibility_error',
    category: 'WAN_ARCHITECTURE',
    firstMove: 'intelligent_fallback',
    confidence: 0.7,
    sentence:
      'A tensor that this kind of model has is not in the file: it is another model, or another layout.',
    example: "KeyError: 'blocks.0.cross_attn.k_img.weight'",
    reason: 'the name of a tensor is the key that is missing',
    themed: false,
  },
  {
    id: 'key_missing',
    words: [/KeyError\b:? ?['"]?(?<detail>[\w-]*)/],
    type: 'model_compatibility_error',
    category: 'WAN_ARCHITECTURE',
    firstMove: 'intelligent_fallback',
    confidence: 0.35,
    sentence: 'A setting or part that the program expects is not there: model and program do not fit.',
    example: "KeyError: 'in_dim'",
    reason: 'configs and state dicts are what programs look keys up in',
  },
  {
    ...gen,
    id: 'index_out_of_range',
    words: [
      /IndexError\b/,
      /(?:list|tuple|string) index out of range/,
      /index \d+ is out of (?:bounds|range)/,
      /too many indices for (?:tensor|array)/,
    ],
    confidence: 0.35,
    sentence: 'A step reached beyond the end of a list: lengths of the request do not fit.',
    example: 'IndexError: list index out of range',
    reason: 'lengths come from the request',
  },
  {
    id: 'weights_file_missing',
    words: [
      /(?:No such file or directory|cannot find the (?:file|path)|FileNotFoundError|not found|does(?:n't| not) exist)[^\n]{0,200}?(?<file>[^\s'"]+\.(?:safetensors|gguf|pth?|ckpt|bin|onnx|sft|json|model))/i,
      /(?<file>[^\s'"]+\.(?:safetensors|gguf|pth?|ckpt|onnx|sft))['"]? (?:does(?:n't| not) exist|(?:was |could )?not (?:be )?found|is missing|is not existed)/i,
    ],
    type: 'model_integrity_failure',
    category: 'WAN_WEIGHTS_INTEGRITY',
    firstMove: 'automatic_repair',
    confidence: 0.75,
    sentence: 'A file of the model is not where it is looked for.',
    example: "FileNotFoundError: [Errno 2] No such file or directory: 'ckpts/example_t5.pth'",
    reason: 'the missing file is one of the model',
    themed: false,
  },
  {
    id: 'media_file_missing',
    words: [
      /(?:No such file or directory|cannot find the file|FileNotFoundError|not found|does(?:n't| not) exist)[^\n]{0,200}?(?<file>[^\s'"]+\.(?:png|jpe?g|webp|gif|bmp|mp4|mov|mkv|webm|avi|wav|mp3|flac))/i,
    ],
    type: 'invalid_parameters',
    category: 'WAN_CONDITIONING',
    firstMove: 'user_intervention',
    confidence: 0.75,
    sentence: 'An image, video or sound that the request names is not there.',
    example: "FileNotFoundError: [Errno 2] No such file or directory: 'inputs/cat.png'",
    reason: 'the missing file is an input of the user',
    themed: false,
  },
  {
    id: 'file_missing',
    words: [/FileNotFoundError|No such file or directory|ENOENT|is not existed|does not exist/],
    type: 'model_integrity_failure',
    category: 'WAN_WEIGHTS_INTEGRITY',
    firstMove: 'automatic_repair',
    confidence: 0.3,
    sentence: 'A file or folder is not where it is looked for.',
    example: "FileNotFoundError: [Errno 2] No such file or directory: '/srv/models/example'",
    reason: 'most files that programs of this kind miss are those of models',
    themed: false,
  },
  {
    id: 'permission',
    words: [/PermissionError|Permission denied|Access is denied|EACCES|EPERM/],
    type: 'permission_denied',
    category: 'WAN_MODEL_LOADING',
    firstMove: 'user_intervention',
    confidence: 0.4,
    sentence: 'The program may not read or write a file or folder.',
    example: "PermissionError: [Errno 13] Permission denied: '/srv/cache'",
    reason: 'only a person grants access',
    themed: false,
  },
  {
    id: 'timeout',
    words: [/TimeoutError\b|timed out|ETIMEDOUT/i],
    type: 'model_loading_timeout',
    category: 'WAN_MODEL_LOADING',
    firstMove: 'immediate_retry',
    confidence: 0.3,
    sentence: 'Something did not answer in time.',
    example: 'TimeoutError: operation timed out',
    reason: 'what waits in these programs usually waits for a model',
    themed: false,
  },
  {
    id: 'import',
    words: [/ImportError\b|DLL load failed|cannot open shared object file|ERR_DLOPEN_FAILED/],
    type: 'dependency_missing',
    category: 'WAN_MODEL_LOADING',
    firstMove: 'user_intervention',
    confidence: 0.4,
    sentence: 'A package or library could not be loaded.',
    example: 'ImportError: DLL load failed while importing _example: module not found',
    reason: 'a package cannot be imported',
    themed: false,
  },
  {
    id: 'not_implemented',
    words: [/NotImplementedError\b|not implemented|is not supported(?! by)|unsupported operation/i],
    type: 'unsupported_operation',
    category: 'WAN_HARDWARE_OPTIMIZATION',
    firstMove: 'intelligent_fallback',
    confidence: 0.35,
    sentence: 'The program, or the device, does not do this in this combination.',
    example: 'NotImplementedError: this mode is not there yet',
    reason: 'what is not implemented is an operation on a type or device',
    themed: false,
  },
  {
    id: 'value_refused',
    words: [
      /(?:must|should|has to|have to|needs? to|expected to|cannot|can't) (?:be|match|have|contain|exceed|set)\b/,
      /\b(?:invalid|out of range|unexpected|unknown) (?:value|parameter|argument|choice|type)/i,
    ],
    type: 'invalid_parameters',
    category: 'WAN_PARAMETER_VALIDATION',
    firstMove: 'parameter_adjustment',
    confidence: 0.38,
    sentence: 'A value of the request is not one that the program takes.',
    example: 'ValueError: tile size must be larger than the overlap',
    reason: 'the words tell what a value must be',
  },
  {
    ...gen,
    id: 'variable_unset',
    words: [
      /UnboundLocalError|NameError\b|referenced before assignment|cannot access (?:local|free) variable|is not defined/,
    ],
    confidence: 0.35,
    sentence: 'The program came to a place its authors did not foresee with these options.',
    example: "UnboundLocalError: local variable 'noise' referenced before assignment",
    reason: 'an option of the request leads past the place where the variable is set',
  },
  {
    ...gen,
    id: 'assertion',
    words: [/AssertionError\b|[Aa]ssertion (?:failed|error)|Assertion `/],
    confidence: 0.35,
    sentence: 'A check inside the program did not hold.',
    example: 'AssertionError',
    reason: 'most checks are about what the request leads to',
  },
  {
    ...gen,
    id: 'type_error',
    words: [
      /TypeError\b/,
      /is not a function|Cannot read propert(?:y|ies) of (?:undefined|null)/,
      /unsupported operand type|object is not (?:callable|subscriptable|iterable)/,
    ],
    confidence: 0.35,
    sentence: 'A step got another kind of value than it works with.',
    example: "TypeError: 'float' object is not callable",
    reason: 'an option or input of the request has another form than expected',
  },
  {
    ...gen,
    id: 'value_error',
    words: [/ValueError\b|ZeroDivisionError|OverflowError|division by zero/],
    confidence: 0.33,
    sentence: 'A step could not work with a value.',
    example: 'ValueError: 81 is in no list',
    reason: 'values come from the request',
  },
  {
    ...gen,
    id: 'runtime_error',
    words: [/RuntimeError\b|RuntimeException\b/],
    confidence: 0.3,
    sentence: 'A step of the generation failed.',
    example: 'RuntimeError: the sampler stopped',
    reason: 'nothing but that the run failed is told',
  },
  {
    ...gen,
    id: 'engine_exception',
    words: [
      /terminate called after throwing|std::(?:exception|runtime_error|out_of_range)|Unhandled exception|panicked at|Uncaught (?:Error|exception)/i,
    ],
    confidence: 0.3,
    sentence: 'The engine ended with an error that it did not handle.',
    example: "terminate called after throwing an instance of 'std::out_of_range'",
    reason: 'nothing but that the run failed is told',
  },
  {
    ...gen,
    id: 'wrapper',
    words: [
      /Exception during processing|Error occurred when executing (?<component>[\w -]+)|Exception Message:|The generation of the video has encountered an error|Error during (?:sampling|model prediction|generation)/,
    ],
    confidence: 0.25,
    sentence: 'A step of the generation failed.',
    example: 'Error occurred when executing ExampleNode: something odd',
    reason: 'the frame that programs put around any failure',
  },
];

const steps: readonly string[] = [
  'Read the technical detail: the last line names the cause.',
  'Go back to a request that worked, and change one thing at a time.',
  'Update the program and its extensions together.',
];

/** A last resort: what an exception most likely means, when nobody knows its words. Never sure. */
export const exceptionRules: readonly FailureRule[] = exceptions.flatMap(
  ({ id, words, sentence, themed = true, example, category: own, ...opinion }) =>
    exceptionThemes.flatMap((theme): FailureRule[] => {
      if (!themed && theme.category) return [];
      const category = theme.category ?? own;
      return [
        {
          ...opinion,
          id: themed ? `${id}_${theme.id}` : id,
          category,
          code: `${category}/${themed ? 'unforeseen_error' : id}`,
          severity: 'high',
          scope: 'call',
          transience: opinion.firstMove === 'user_intervention' ? 'permanent' : 'needs_change',
          userMessage: sentence,
          nextSteps: steps,
          when: themed ? { words, holds: theme.holds } : { words },
          example: themed ? `${example}${theme.example}` : example,
        },
      ];
    }),
);
