import type { ErrorEvidence, FailureRule } from '@retake/plugin-api';

const loading = {
  category: 'WAN_ARCHITECTURE',
  type: 'model_compatibility_error',
  severity: 'high',
  scope: 'model',
  transience: 'permanent',
  confidence: 0.44,
  code: 'WAN_ARCHITECTURE/load_failed',
} as const;

const which = '`retake inspect <folder>` shows which model a checkpoint is of.';

/** Only the end of a log tells of the failure. */
const tellingEnd = 1_500;
/** Frames and nodes that read weights. */
const reading =
  /\bin (?:load\w*|from_pretrained|from_single_file|_load\w*)\b|\bload_state_dict\(|set_module_tensor_to_device|load_torch_file|load_checkpoint|\w+Loader\w*:?\s*(?:\n|$)|(?:Node Type|executing)\W+\w+Loader/;

const isLoading = ({ stage, message, name }: ErrorEvidence) =>
  stage === 'load' || (stage === undefined && name === '' && reading.test(message.slice(-tellingEnd)));

/** What an error that nobody knows most likely means, when weights were being loaded. Never sure. */
export const loadStageRules: readonly FailureRule[] = [
  {
    ...loading,
    id: 'path_of_weights_empty',
    when: {
      words: [/expected str, bytes or os\.PathLike object, not NoneType/],
      holds: isLoading,
    },
    category: 'WAN_WEIGHTS_INTEGRITY',
    type: 'model_integrity_failure',
    confidence: 0.6,
    code: 'WAN_WEIGHTS_INTEGRITY/file_missing',
    userMessage: 'A weight file that was chosen is not where the program looks for it.',
    nextSteps: ['Download the file into the folder of its kind.', which],
    example: {
      stage: 'load',
      name: 'TypeError',
      message: 'expected str, bytes or os.PathLike object, not NoneType',
    },
    reason: 'a name was looked up among the files of its kind, and nothing came of it',
  },
  {
    ...loading,
    id: 'unknown_while_loading',
    when: {
      words: [
        /^(?:KeyError|ValueError|AssertionError|RuntimeError|IndexError|Exception|UnboundLocalError)\b/,
        /^(?:TypeError|AttributeError): 'NoneType'/,
        /'NoneType' object is not (?:subscriptable|iterable)/,
        /\b[Aa]ssertion failed: /,
        /: KeyError(?:\n|$)/,
      ],
      holds: isLoading,
    },
    userMessage: 'The weights could not be taken by the program, which does not say why.',
    nextSteps: [
      'Check that program, workflow and checkpoint are made for each other.',
      'Update the program; new models need new versions.',
      which,
    ],
    example: { stage: 'load', name: 'KeyError', message: "'example_scale'" },
    reason: 'what breaks while weights are put in place is mostly a model that the program does not know',
  },
  {
    ...loading,
    id: 'wrong_call_while_loading',
    when: { words: [/^TypeError: (?!'NoneType')/], holds: isLoading },
    type: 'model_version_mismatch',
    firstMove: 'user_intervention',
    confidence: 0.43,
    code: 'WAN_ARCHITECTURE/load_failed',
    userMessage: 'Two parts of the program that load the model are of versions that do not belong together.',
    nextSteps: ['Update the program and its extensions together.', which],
    example: { stage: 'load', name: 'TypeError', message: 'must be called with an example type' },
    reason: 'a wrong kind of argument comes from versions that differ',
  },
  {
    ...loading,
    id: 'not_there_while_loading',
    when: {
      words: [
        /\b(?:not found|missing|does not exist|doesn't exist|cannot find|could not find|can't find)\b/i,
      ],
      holds: isLoading,
    },
    category: 'WAN_WEIGHTS_INTEGRITY',
    type: 'model_integrity_failure',
    confidence: 0.36,
    code: 'WAN_WEIGHTS_INTEGRITY/file_missing',
    userMessage: 'A part of the model is not where the program looks for it.',
    nextSteps: ['Download the part that the message names.', which],
    example: { stage: 'load', name: '', message: 'the example part is missing' },
    reason: 'something was looked for while weights were loaded',
  },
  {
    ...loading,
    id: 'refused_while_loading',
    when: {
      words: [
        /\b(?:not (?:yet |currently )?supported|unsupported|unknown|unrecogni[sz]ed|invalid|incompatible)\b/i,
      ],
      holds: isLoading,
    },
    confidence: 0.39,
    userMessage: 'The program does not take this model, or not in this form.',
    nextSteps: ['Update the program; new models need new versions.', which],
    example: { stage: 'load', name: '', message: 'this form of example is not yet supported' },
    reason: 'a refusal while weights were loaded',
  },
];
