import type { FailureRule } from '@retake/plugin-api';

/** Words for graphs that were split between a device and the CPU in a way that is not allowed. */
export const providerRules: readonly FailureRule[] = [
  {
    id: 'operator_not_on_device',
    when: { words: [/fallback to CPU EP has been explicitly disabled/] },
    category: 'WAN_HARDWARE_OPTIMIZATION',
    severity: 'high',
    scope: 'device',
    type: 'unsupported_operation',
    transience: 'needs_change',
    code: 'WAN_HARDWARE_OPTIMIZATION/operator_not_on_device',
    firstMove: 'parameter_adjustment',
    confidence: 0.9,
    userMessage: 'The device cannot compute a part of the model, and the CPU was not allowed to help.',
    nextSteps: ['Allow the CPU to compute such parts.', 'Run on the CPU.'],
    example:
      'This session contains graph nodes that are assigned to the default CPU EP, but fallback to CPU EP has been explicitly disabled by the user.',
    reason: 'an operator is not implemented on the device',
  },
];
