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
    example: "input 'latents' is missing in 'feeds'.",
    reason: 'the call is wrong, not the model',
  },
  {
    id: 'detector_shape',
    when: {
      words: [
        /\[ONNXRuntimeError\][^\n]{0,60}(?:Got invalid dimensions|Invalid rank) for input: (?<input>\S+)/,
      ],
      holds: ({ message }) => message.includes('!!! Exception during processing'),
    },
    ...call,
    category: 'WAN_CONDITIONING',
    type: 'model_compatibility_error',
    transience: 'needs_change',
    code: 'WAN_CONDITIONING/detector_shape',
    confidence: 0.9,
    userMessage: 'A detector for poses or faces got an image of another size than it takes.',
    nextSteps: [
      'Load the detector that this node was made for; several share a name.',
      'Resize the image first.',
    ],
    example:
      '!!! Exception during processing !!! [ONNXRuntimeError] : 2 : INVALID_ARGUMENT : Got invalid dimensions for input: images for the following indices',
    reason: 'in ComfyUI it is the detectors in front of the model that run with ONNX Runtime',
  },
  {
    id: 'input_shape',
    when: {
      words: [
        /Invalid rank for input: (?<input>\S+) Got: (?<got>\d+) Expected: (?<expected>\d+)/,
        /Got invalid dimensions for input: (?<input>\S+).*?Got: (?<got>\d+) Expected: (?<expected>\d+)/s,
      ],
    },
    ...call,
    category: 'WAN_ARCHITECTURE',
    type: 'model_compatibility_error',
    code: 'WAN_ARCHITECTURE/input_shape',
    confidence: 0.85,
    userMessage: 'A part of the model got an input of another shape or type than it takes.',
    nextSteps: ['Check that text encoder, transformer and VAE belong to the same model.', report],
    example:
      'Invalid rank for input: latents Got: 4 Expected: 5 Please fix either the inputs/outputs or the model.',
    reason: 'shapes disagree because the parts are of different models',
  },
  {
    id: 'input_type',
    when: {
      words: [
        /Unexpected input data type\. Actual: \(tensor\((?<got>\w+)\)\) ?, ?expected: \(tensor\((?<expected>\w+)\)\)/,
        /Unexpected input data type for '?(?<input>[\w.]+)/,
      ],
    },
    ...call,
    transience: 'needs_change',
    code: 'WAN_INFERENCE/input_type',
    confidence: 0.88,
    userMessage: 'A part of the model got numbers of another format than it takes.',
    nextSteps: ['Use the precision the model was exported for.', report],
    example: 'Unexpected input data type. Actual: (tensor(int32)) , expected: (tensor(float))',
    reason: 'a step hands over another number format; the models may well fit',
  },
  {
    id: 'input_name',
    when: {
      words: [
        /Required inputs \(\[?'?(?<input>[^'\]]+)[^\n]{0,200}are missing from input feed/,
        /Invalid (?:[Ff]eed )?[Ii]nput [Nn]ame: ?(?<input>\S+)/,
        /Missing Input: (?<input>\S+)/,
        /Invalid [Oo]utput [Nn]ame: ?(?<output>\S+)/,
      ],
    },
    ...call,
    category: 'WAN_ARCHITECTURE',
    type: 'model_compatibility_error',
    code: 'WAN_ARCHITECTURE/input_name',
    confidence: 0.82,
    userMessage:
      'The model has other inputs or outputs than the program knows: it is another model or another export of it.',
    nextSteps: ['Use the export this program was made for.', report],
    example: "ValueError: Required inputs (['mask']) are missing from input feed (['latents']).",
    reason: 'names of inputs disagree because the exports do',
  },
  {
    id: 'tensor_length',
    when: { words: [/Tensor's size\((?<expected>\d+)\) does not match data length\((?<got>\d+)\)/] },
    ...call,
    code: 'WAN_INFERENCE/tensor_length',
    confidence: 0.85,
    userMessage: 'A tensor was made with too few or too many numbers for its shape.',
    nextSteps: [report],
    example: "Tensor's size(12) does not match data length(11).",
    reason: 'a step made a tensor wrongly',
  },
  {
    id: 'shape_mismatch',
    when: {
      words: [/while running (?<operator>\w+) node\.[^\n]*(?:dimension mismatch|[Ii]ncompatible dimensions)/],
    },
    ...call,
    category: 'WAN_ARCHITECTURE',
    type: 'model_compatibility_error',
    code: 'WAN_ARCHITECTURE/shape_mismatch',
    confidence: 0.8,
    userMessage: 'Two parts of the model do not fit each other in shape.',
    nextSteps: ['Check that all parts of the checkpoint belong to the same model.', report],
    example:
      "Non-zero status code returned while running MatMul node. Name:'q' Status Message: matmul_helper.h:60 MatMul dimension mismatch",
    reason: 'a product of weights and input whose widths are of two models',
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
    example: 'Session already disposed.',
    reason: 'the part was released before the call',
  },
  {
    id: 'option_invalid',
    when: {
      words: [
        /Invalid argument: "?(?<option>(?:sessionOptions|runOptions)[\w.[\]"]*)/,
        /'(?<option>\w+)' is (?:invalid|not supported): /,
        /[Uu]nknown provider option: "?(?<option>\w+)/,
        /Invalid (?:provider|session) option:? "?(?<option>\w+)/i,
      ],
    },
    ...call,
    category: 'WAN_PARAMETER_VALIDATION',
    type: 'invalid_parameters',
    code: 'WAN_PARAMETER_VALIDATION/runtime_option_invalid',
    confidence: 0.85,
    userMessage: 'ONNX Runtime does not take one of the options it was given.',
    nextSteps: ['Correct the option named in the technical detail.'],
    example: "'executionMode' is not supported: fast",
    reason: 'the option is outside what the runtime takes',
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
    example: {
      message: 'The inference process ended (exit code 134).',
      exitCode: 134,
      stderrTail: "terminate called after throwing an instance of 'Napi::Error'",
    },
    reason: 'a call was cut off from outside',
  },
];
