import type { FailureRule } from '@retake/plugin-api';

const call = {
  category: 'WAN_INFERENCE',
  type: 'generation_pipeline_error',
  severity: 'high',
  scope: 'call',
  transience: 'permanent',
} as const;

const report = 'Report this with the technical detail.';

/** Words for calls of a session that do not fit it; the last rows are for whatever else ONNX Runtime says. */
export const callRules: readonly FailureRule[] = [
  {
    id: 'value_missing',
    when: {
      words: [
        /input '(?<input>[^']+)' is missing in 'feeds'/,
        /'fetches' contains invalid output name: (?<output>\S+?)\.?$/,
      ],
    },
    ...call,
    code: 'WAN_INFERENCE/value_missing',
    confidence: 0.9,
    userMessage: 'A step was started without one of its inputs, or asked for an output it does not have.',
    nextSteps: [report],
  },
  {
    id: 'input_shape',
    when: {
      words: [
        /Invalid rank for input: (?<input>\S+) Got: (?<got>\d+) Expected: (?<expected>\d+)/,
        /Got invalid dimensions for input: (?<input>\S+).*?Got: (?<got>\d+) Expected: (?<expected>\d+)/s,
        /Unexpected input data type\. Actual: \(tensor\((?<got>\w+)\)\) ?, expected: \(tensor\((?<expected>\w+)\)\)/,
      ],
    },
    ...call,
    category: 'WAN_ARCHITECTURE',
    type: 'model_compatibility_error',
    code: 'WAN_ARCHITECTURE/input_shape',
    confidence: 0.85,
    userMessage: 'A part of the model got an input of another shape or type than it takes.',
    nextSteps: ['Check that text encoder, transformer and VAE belong to the same model.', report],
  },
  {
    id: 'tensor_length',
    when: { words: [/Tensor's size\((?<expected>\d+)\) does not match data length\((?<got>\d+)\)/] },
    ...call,
    code: 'WAN_INFERENCE/tensor_length',
    confidence: 0.85,
    userMessage: 'A tensor was made with too few or too many numbers for its shape.',
    nextSteps: [report],
  },
  {
    id: 'shape_mismatch',
    when: {
      words: [
        /while running (?<operator>\w+) node\..*(?:dimension mismatch|[Ii]ncompatible dimensions|Attempting to broadcast)/s,
      ],
    },
    ...call,
    category: 'WAN_ARCHITECTURE',
    type: 'model_compatibility_error',
    code: 'WAN_ARCHITECTURE/shape_mismatch',
    confidence: 0.8,
    userMessage: 'Two parts of the model do not fit each other in shape.',
    nextSteps: ['Check that all parts of the checkpoint belong to the same model.', report],
  },
  {
    id: 'session_gone',
    when: { words: [/Session already disposed/, /The tensor is disposed/] },
    ...call,
    scope: 'process',
    transience: 'transient',
    severity: 'medium',
    code: 'WAN_INFERENCE/session_gone',
    confidence: 0.8,
    userMessage: 'A step used a part of the model that had been released already.',
    nextSteps: ['Go on from the last step with a new inference process.', report],
  },
  {
    id: 'option_invalid',
    when: {
      words: [
        /Invalid argument: "?(?<option>(?:sessionOptions|runOptions)[\w.[\]"]*)/,
        /'(?<option>\w+)' is (?:invalid|not supported): /,
      ],
    },
    ...call,
    category: 'WAN_PARAMETER_VALIDATION',
    type: 'invalid_parameters',
    code: 'WAN_PARAMETER_VALIDATION/runtime_option_invalid',
    confidence: 0.85,
    userMessage: 'ONNX Runtime does not take one of the options it was given.',
    nextSteps: ['Correct the option named in the technical detail.'],
  },
  {
    id: 'native_abort',
    when: { exitCodes: [134], signals: ['SIGABRT'], words: [/Napi::Error/] },
    ...call,
    scope: 'process',
    transience: 'transient',
    code: 'WAN_INFERENCE/native_abort',
    confidence: 0.7,
    userMessage: 'ONNX Runtime stopped the inference process while it was busy.',
    nextSteps: ['Go on from the last step with a new inference process.', report],
  },
  {
    id: 'operator_failed',
    when: { words: [/Non-zero status code returned while running (?<operator>\w+) node/] },
    ...call,
    code: 'WAN_INFERENCE/operator_failed',
    confidence: 0.4,
    userMessage: 'An operation of the model failed.',
    nextSteps: [report],
  },
  {
    id: 'session_failed',
    when: {
      words: [/Exception during initialization: /, /Can't create a session/, /Load model from .+ failed/],
    },
    ...call,
    category: 'WAN_MODEL_LOADING',
    scope: 'model',
    code: 'WAN_MODEL_LOADING/session_failed',
    confidence: 0.4,
    userMessage: 'ONNX Runtime could not load a part of the model.',
    nextSteps: [report],
  },
  {
    id: 'inference_failed',
    when: { errorCodes: ['inference_failed'] },
    ...call,
    code: 'WAN_INFERENCE/inference_failed',
    confidence: 0.2,
    userMessage: 'A step failed inside ONNX Runtime.',
    nextSteps: [report],
  },
];
