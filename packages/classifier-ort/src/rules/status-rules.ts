import type { FailureRule } from '@retake/plugin-api';

const status = {
  severity: 'high',
  scope: 'model',
  transience: 'permanent',
} as const;

/** The status of ONNX Runtime as Python (`: 7 : INVALID_PROTOBUF :`), C# (`[ErrorCode:InvalidProtobuf]`) and JavaScript print it. */
const named = (number: number, python: string, sharp: string): readonly RegExp[] => [
  new RegExp(`: ${number} : ${python} : `),
  new RegExp(`\\[ErrorCode:${sharp}\\]`),
  new RegExp(`ERROR_CODE: ${number}, ERROR_MESSAGE: `),
];

const report = 'Report this with the technical detail.';

/** What the status alone tells, where the words after it are not known. */
export const statusRules: readonly FailureRule[] = [
  {
    ...status,
    id: 'status_no_file',
    when: { words: named(3, 'NO_SUCHFILE', 'NoSuchFile') },
    category: 'WAN_WEIGHTS_INTEGRITY',
    type: 'model_integrity_failure',
    confidence: 0.9,
    code: 'WAN_WEIGHTS_INTEGRITY/file_missing',
    userMessage: 'A model file is not where it should be.',
    nextSteps: ['Download the named file again.', 'Check the path.'],
    example: '[ONNXRuntimeError] : 3 : NO_SUCHFILE : words of tomorrow',
    reason: 'the status says that a file is missing',
  },
  {
    ...status,
    id: 'status_protobuf',
    when: { words: named(7, 'INVALID_PROTOBUF', 'InvalidProtobuf') },
    category: 'WAN_WEIGHTS_INTEGRITY',
    type: 'model_corruption_detected',
    confidence: 0.92,
    code: 'WAN_WEIGHTS_INTEGRITY/model_unreadable',
    userMessage: 'A model file is damaged, cut off, or not a model at all.',
    nextSteps: [
      'Look at its first bytes: a web page or a Git LFS pointer is text.',
      'Download the named file again.',
    ],
    example: '[ONNXRuntimeError] : 7 : INVALID_PROTOBUF : words of tomorrow',
    reason: 'the status says that the file is no model',
  },
  {
    ...status,
    id: 'status_not_implemented',
    when: { words: named(9, 'NOT_IMPLEMENTED', 'NotImplemented') },
    category: 'WAN_HARDWARE_OPTIMIZATION',
    type: 'unsupported_operation',
    scope: 'device',
    transience: 'needs_change',
    firstMove: 'intelligent_fallback',
    confidence: 0.85,
    code: 'WAN_HARDWARE_OPTIMIZATION/kernel_missing',
    userMessage: 'ONNX Runtime has no code for one operation with this number type on this device.',
    nextSteps: ['Use another provider or precision.', 'Update ONNX Runtime.', report],
    example: '[ONNXRuntimeError] : 9 : NOT_IMPLEMENTED : words of tomorrow',
    reason: 'the status says that something is not implemented',
  },
  {
    ...status,
    id: 'status_graph',
    when: { words: [...named(10, 'INVALID_GRAPH', 'InvalidGraph'), /This is an invalid model\./] },
    category: 'WAN_ARCHITECTURE',
    type: 'model_compatibility_error',
    confidence: 0.78,
    code: 'WAN_ARCHITECTURE/graph_broken',
    userMessage: 'The weights and the model description do not fit together.',
    nextSteps: ['Check that the checkpoint is of the model that was chosen.', 'Update ONNX Runtime.', report],
    example: '[ONNXRuntimeError] : 10 : INVALID_GRAPH : words of tomorrow',
    reason: 'the status says that the graph is not valid for this version',
  },
  {
    ...status,
    id: 'status_provider',
    when: { words: named(11, 'EP_FAIL', 'EpFail') },
    category: 'WAN_HARDWARE_OPTIMIZATION',
    type: 'hardware_optimization_failure',
    scope: 'device',
    transience: 'needs_change',
    firstMove: 'intelligent_fallback',
    confidence: 0.82,
    code: 'WAN_HARDWARE_OPTIMIZATION/provider_failed',
    userMessage: 'The provider for this device failed.',
    nextSteps: ['Use another provider, or the CPU.', report],
    example: '[ONNXRuntimeError] : 11 : EP_FAIL : words of tomorrow',
    reason: 'the status names the provider as the one that failed',
  },
  {
    ...status,
    id: 'status_argument',
    when: { words: named(2, 'INVALID_ARGUMENT', 'InvalidArgument') },
    category: 'WAN_PARAMETER_VALIDATION',
    type: 'invalid_parameters',
    scope: 'call',
    transience: 'needs_change',
    confidence: 0.6,
    code: 'WAN_PARAMETER_VALIDATION/argument_refused',
    userMessage: 'ONNX Runtime refused a value it was given.',
    nextSteps: ['Look at the technical detail for the value.', report],
    example: '[ONNXRuntimeError] : 2 : INVALID_ARGUMENT : words of tomorrow',
    reason: 'the status says that the call is wrong',
  },
];
