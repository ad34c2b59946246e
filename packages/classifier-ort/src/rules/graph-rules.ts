import type { FailureRule } from '@retake/plugin-api';

const graph = {
  category: 'WAN_ARCHITECTURE',
  severity: 'high',
  scope: 'model',
  transience: 'permanent',
} as const;

const report = 'Report this with the technical detail: a graph and the runtime do not fit each other.';

/** Words for graphs that a version of ONNX Runtime does not take. */
export const graphRules: readonly FailureRule[] = [
  {
    id: 'kernel_missing',
    when: {
      words: [
        /Could not find an implementation for (?:the node )?(?<operator>[\w.]+)/,
        /Failed to find kernel for (?<operator>[\w.:]+)/,
      ],
    },
    ...graph,
    category: 'WAN_HARDWARE_OPTIMIZATION',
    type: 'unsupported_operation',
    transience: 'needs_change',
    firstMove: 'intelligent_fallback',
    code: 'WAN_HARDWARE_OPTIMIZATION/kernel_missing',
    confidence: 0.92,
    userMessage: 'ONNX Runtime has no code for one operation with this number type on this device.',
    nextSteps: ['Use another precision.', 'Update ONNX Runtime.', report],
    example: "Could not find an implementation for MatMul(13) node with name 'to_q'",
    reason: 'the combination of operator, number format and provider is not implemented',
  },
  {
    id: 'operator_unknown',
    when: {
      words: [
        /No Op registered for (?<operator>\w+) with domain_version of (?<opset>\d+)/,
        /(?<operator>[\w.]+:\w+)\(-?\d+\) is not a registered function\/op/,
        /Unrecognized attribute: (?<attribute>\w+) for operator (?<operator>\w+)/,
        /No opset import for domain[: ]+'?(?<domain>[\w.]+)/,
      ],
    },
    ...graph,
    type: 'model_version_mismatch',
    code: 'WAN_ARCHITECTURE/operator_unknown',
    confidence: 0.9,
    userMessage: 'The model uses an operation that this version of ONNX Runtime does not have.',
    nextSteps: ['Update ONNX Runtime.', report],
    example: 'Fatal error: com.microsoft:Foo(-1) is not a registered function/op',
    reason: 'the model is newer than the runtime, or wants another build of it',
  },
  {
    id: 'opset_unsupported',
    when: {
      words: [
        /Opset (?<opset>\d+) is under development/,
        /official support for domain \S+ is till opset (?<supported>\d+)/,
        /only \*guarantees\* support for models stamped with official/,
        /[Uu]nsupported (?:ONNX )?opset(?: version)?:? ?(?<opset>\d*)/,
      ],
    },
    ...graph,
    type: 'model_version_mismatch',
    code: 'WAN_ARCHITECTURE/opset_unsupported',
    confidence: 0.9,
    userMessage: 'The model is written for a newer ONNX version than this ONNX Runtime knows.',
    nextSteps: ['Update ONNX Runtime.', 'Export the model for an older opset.'],
    example:
      'ONNX Runtime only *guarantees* support for models stamped with official released onnx opset versions. Opset 29 is under development',
    reason: 'the model is newer than the runtime',
  },
  {
    id: 'format_unsupported',
    when: {
      words: [
        /Unsupported model IR version: (?<version>\d+), max supported IR version: (?<supported>\d+)/,
        /[Uu]nknown model (?:file )?format version/,
        /model ir_version (?<version>\d+) is higher than the checker's \((?<supported>\d+)\)/,
        /ORT format model version \[?(?<version>[\d.]+)[^\n]{0,40}not supported/,
      ],
    },
    ...graph,
    type: 'model_version_mismatch',
    code: 'WAN_ARCHITECTURE/format_unsupported',
    confidence: 0.95,
    userMessage: 'The model file is of a newer format than this ONNX Runtime reads.',
    nextSteps: ['Update ONNX Runtime.', 'Export the model again for an older format.'],
    example: 'Unsupported model IR version: 15, max supported IR version: 13',
    reason: 'the file format is newer than the runtime',
  },
  {
    id: 'graph_broken',
    when: {
      words: [
        /\[(?:Shape|Type)InferenceError\]/,
        /Type Error: Type '(?<got>[^']+)' of input parameter .* is invalid/,
        /is not a graph input, initializer, or output of a previous node/,
        /Type parameter \(\w+\) of Optype \((?<operator>\w+)\) bound to different types/,
        /the graph is not acyclic/,
        /two nodes with same node name/,
        /Failed to load model with error: (?!.*(?:Opset|IR version))/,
      ],
    },
    ...graph,
    type: 'model_compatibility_error',
    code: 'WAN_ARCHITECTURE/graph_broken',
    confidence: 0.8,
    userMessage: 'The weights and the model description do not fit together.',
    nextSteps: ['Check that the checkpoint is of the model that was chosen.', report],
    example:
      "This is an invalid model. Type Error: Type 'tensor(int8)' of input parameter (x) of operator (Sin) in node (s) is invalid.",
    reason: 'weights and description of the model disagree',
  },
];
