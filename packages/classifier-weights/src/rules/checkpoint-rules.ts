import type { FailureRule } from '@retake/plugin-api';

const checkpoint = {
  category: 'WAN_WEIGHTS_INTEGRITY',
  severity: 'high',
  scope: 'model',
  transience: 'permanent',
  confidence: 0.95,
} as const;

const other = 'Use another checkpoint of the same model that is complete.';

/** Codes of Retake for checkpoints as a whole, their configs and their tokenizer. */
export const checkpointRules: readonly FailureRule[] = [
  {
    ...checkpoint,
    id: 'tensor_missing',
    when: { errorCodes: ['tensor_missing'] },
    type: 'model_integrity_failure',
    code: 'WAN_WEIGHTS_INTEGRITY/tensor_missing',
    userMessage: 'A tensor that the model needs is not in the checkpoint.',
    nextSteps: [
      'Download the checkpoint again.',
      'Check that the checkpoint is of the model that was chosen.',
      other,
    ],
  },
  {
    ...checkpoint,
    id: 'tensor_unsupported',
    when: { errorCodes: ['tensor_unsupported'] },
    category: 'WAN_ARCHITECTURE',
    type: 'model_compatibility_error',
    code: 'WAN_ARCHITECTURE/tensor_unsupported',
    userMessage: 'The weights are stored in a number format that is not supported.',
    nextSteps: ['Use a checkpoint stored as float32, float16 or bfloat16.'],
  },
  {
    ...checkpoint,
    id: 'checkpoint_invalid',
    when: { errorCodes: ['checkpoint_invalid'] },
    type: 'model_integrity_failure',
    code: 'WAN_WEIGHTS_INTEGRITY/checkpoint_invalid',
    userMessage: 'The checkpoint is incomplete or has files that do not belong together.',
    nextSteps: ['Download the files named in the technical detail again.', other],
  },
  {
    ...checkpoint,
    id: 'checkpoint_not_found',
    when: { errorCodes: ['checkpoint_not_found'] },
    category: 'WAN_MODEL_LOADING',
    type: 'model_integrity_failure',
    code: 'WAN_MODEL_LOADING/checkpoint_not_found',
    userMessage: 'There is no checkpoint at the path that was given.',
    nextSteps: ['Give the folder that holds model_index.json.', 'Download the checkpoint.'],
  },
  {
    ...checkpoint,
    id: 'config_file_invalid',
    when: { errorCodes: ['config_file_invalid'] },
    type: 'model_corruption_detected',
    code: 'WAN_WEIGHTS_INTEGRITY/config_file_invalid',
    userMessage: 'A config file of the checkpoint is missing, damaged or of another model.',
    nextSteps: ['Download the named config file again.', other],
  },
  {
    ...checkpoint,
    id: 'tokenizer_invalid',
    when: { errorCodes: ['tokenizer_invalid'] },
    category: 'WAN_CONDITIONING',
    type: 'model_corruption_detected',
    code: 'WAN_CONDITIONING/tokenizer_invalid',
    userMessage: 'The tokenizer of the checkpoint is missing or damaged.',
    nextSteps: ['Download the tokenizer folder again.', other],
  },
  {
    ...checkpoint,
    id: 'graph_invalid',
    when: { errorCodes: ['graph_invalid'] },
    category: 'WAN_ARCHITECTURE',
    type: 'model_compatibility_error',
    confidence: 0.8,
    code: 'WAN_ARCHITECTURE/graph_invalid',
    userMessage: 'The weights and the description of the model do not fit together.',
    nextSteps: [
      'Check that the checkpoint is of the model that was chosen.',
      'Report this with the technical detail.',
    ],
  },
];
