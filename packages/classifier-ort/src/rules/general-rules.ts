import type { FailureRule } from '@retake/plugin-api';

const call = {
  category: 'WAN_INFERENCE',
  type: 'generation_pipeline_error',
  severity: 'high',
  scope: 'call',
  transience: 'permanent',
} as const;

const report = 'Report this with the technical detail.';

/** Words for whatever else ONNX Runtime says; they stand last. */
export const generalRules: readonly FailureRule[] = [
  {
    id: 'operator_failed',
    when: {
      words: [
        /Non-zero status code returned while running (?<operator>\w+) node/,
        /failed to call OrtRun\(\)/,
      ],
    },
    ...call,
    firstMove: 'intelligent_fallback',
    code: 'WAN_INFERENCE/operator_failed',
    confidence: 0.5,
    userMessage: 'An operation of the model failed.',
    nextSteps: [report],
    example: "Non-zero status code returned while running Softmax node. Name:'s'",
    reason: 'nothing more is known than the operator',
  },
  {
    id: 'session_failed',
    when: {
      words: [
        /Exception during initialization: /,
        /Can't create a session/,
        /Encountered unknown exception in \w+\(\)/,
        /Load model from .+ failed/,
      ],
    },
    ...call,
    category: 'WAN_MODEL_LOADING',
    scope: 'model',
    firstMove: 'intelligent_fallback',
    code: 'WAN_MODEL_LOADING/session_failed',
    confidence: 0.4,
    userMessage: 'ONNX Runtime could not load a part of the model.',
    nextSteps: [report],
    example: 'Exception during initialization: something new',
    reason: 'nothing more is known than that loading failed',
  },
  {
    id: 'inference_failed',
    when: { errorCodes: ['inference_failed'] },
    ...call,
    code: 'WAN_INFERENCE/inference_failed',
    confidence: 0.2,
    userMessage: 'A step failed inside ONNX Runtime.',
    nextSteps: [report],
    example: { code: 'inference_failed', name: 'RetakeError', message: '"decode" failed: never seen before' },
    reason: 'nothing is known but that the runtime failed',
  },
];
