import type { FailureRule } from '@retake/plugin-api';

const exporting = {
  category: 'WAN_HARDWARE_OPTIMIZATION',
  type: 'unsupported_operation',
  severity: 'high',
  scope: 'model',
  transience: 'permanent',
  confidence: 0.95,
  firstMove: 'user_intervention',
} as const;

/** Turning a model of torch into one of ONNX. Asked first: the names of operators sound like other failures. */
export const exportRules: readonly FailureRule[] = [
  {
    ...exporting,
    id: 'operator_not_exported',
    when: {
      words: [
        /[Ee]xporting the operator '?(?<operator>[\w:.]+)'? to ONNX(?: opset version (?<opset>\d+))? is not supported/,
        /No ONNX function found for <OpOverload[^\n>]*'(?<operator>[\w:.]+)'/,
        /Failed to decompose the FX graph for ONNX compatibility/,
        /Failed to export the model (?:to ONNX|with torch\.(?:export|onnx|jit))\b|\bTorchExportError\b/,
      ],
    },
    code: 'WAN_HARDWARE_OPTIMIZATION/operator_not_exported',
    userMessage: 'ONNX, in the version that was asked for, has no form of one operation of the model.',
    nextSteps: ['Export to a newer opset, or with a newer torch.', 'Take a model that was exported already.'],
    example: "Exporting the operator 'aten::example_op' to ONNX opset version 14 is not supported.",
    reason: 'the exporter does not have the operator; another version may',
  },
];
