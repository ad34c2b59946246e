import type { FailureRule } from '@retake/plugin-api';

/** Faults whose words are those of torch, though the frames around them are those of an add-on. */
export const packageKernelRules: readonly FailureRule[] = [
  {
    category: 'WAN_HARDWARE_OPTIMIZATION',
    type: 'hardware_optimization_failure',
    severity: 'high',
    scope: 'model',
    transience: 'needs_change',
    confidence: 0.95,
    firstMove: 'resource_optimization',
    id: 'attention_package_no_image_in_frames',
    when: {
      words: [/no kernel image is available for execution on the device/],
      holds: ({ message }) =>
        /site-packages[/\\](?:sageattention|sageattn\w*|flash_attn|xformers|spas_sage_attn)\b/.test(message),
    },
    code: 'WAN_HARDWARE_OPTIMIZATION/attention_not_for_card',
    userMessage: 'The attention kernel that was chosen has no code for this graphics card.',
    nextSteps: [
      'Choose another attention: PyTorch SDPA works on every card.',
      'Reinstall the package in a build that names your card.',
    ],
    example:
      'File "/env/site-packages/sageattention/core.py", line 7, in sageattn\nRuntimeError: CUDA error: no kernel image is available for execution on the device',
    reason: 'the fault came up inside an attention package, and another attention does the same work',
  },
  {
    category: 'WAN_HARDWARE_OPTIMIZATION',
    type: 'hardware_optimization_failure',
    severity: 'high',
    scope: 'model',
    transience: 'needs_change',
    confidence: 0.95,
    firstMove: 'intelligent_fallback',
    id: 'kernel_package_no_image_in_frames',
    when: {
      words: [/no kernel image is available for execution on the device/],
      holds: ({ message }) => /site-packages[/\\](?:nunchaku|bitsandbytes|awq)\b/.test(message),
    },
    code: 'WAN_HARDWARE_OPTIMIZATION/kernel_not_built_for_device',
    userMessage: 'An optimised kernel was not built for this graphics card.',
    nextSteps: [
      'Use the plain kernels, or another build of the model.',
      'Install a build of the package that lists your card.',
    ],
    example:
      'File "/env/site-packages/bitsandbytes/functional.py", line 7, in run\nRuntimeError: CUDA error: no kernel image is available for execution on the device',
    reason: 'the fault came up inside an add-on; torch itself may have the card',
  },
  {
    category: 'WAN_HARDWARE_OPTIMIZATION',
    type: 'hardware_optimization_failure',
    severity: 'high',
    scope: 'model',
    transience: 'needs_change',
    confidence: 0.9,
    firstMove: 'intelligent_fallback',
    id: 'kernel_package_launch',
    when: {
      words: [
        /invalid (?:configuration|argument|resource handle)[^\n]{0,40}\(?at [^\n]*(?<package>nunchaku|sageattn|sageattention|flash_attn|xformers|bitsandbytes|awq|marlin)/i,
      ],
    },
    code: 'WAN_HARDWARE_OPTIMIZATION/kernel_launch_refused',
    userMessage: 'An optimised kernel was started in a way this graphics card does not take.',
    nextSteps: ['Use the plain kernels, or another build of the model.', 'Update the kernel package.'],
    example: 'CUDA error: invalid configuration argument (at /src/nunchaku/kernels/misc.cu:12)',
    reason: 'the fault names the file of an add-on kernel, so another kernel is the way out',
  },
];
