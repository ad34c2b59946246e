import type { FailureRule } from '@retake/plugin-api';

const general = {
  category: 'WAN_INFERENCE',
  type: 'generation_pipeline_error',
  severity: 'high',
  scope: 'process',
  transience: 'transient',
  confidence: 0.6,
  firstMove: 'immediate_retry',
} as const;

/** General words, asked last: they name the theme but not the cause. */
export const generalRules: readonly FailureRule[] = [
  {
    ...general,
    id: 'device_error_named',
    when: {
      words: [
        /\bCUDA(?: driver)? error: (?<detail>[^\n]{1,100})/,
        /CUDA (?:error|failure) (?<errno>\d+)/,
        /\bcudaError[A-Z]\w+/,
        /\bCUDA_ERROR_\w+/,
      ],
    },
    type: 'hardware_optimization_failure',
    category: 'WAN_HARDWARE_OPTIMIZATION',
    code: 'WAN_HARDWARE_OPTIMIZATION/device_error',
    userMessage: 'The driver of the graphics card reported an error.',
    nextSteps: [
      'Start again in a fresh process.',
      'Update the driver, and torch with its extensions.',
      'Turn optimised kernels and compile off.',
    ],
    example: 'RuntimeError: CUDA driver error: file not found',
    reason: 'an error of the driver that no other row knows',
  },
  {
    ...general,
    id: 'attention_named',
    when: {
      words: [
        /\b(?<package>sage ?attention|sage_?attn|flash[ -]?attention|flash_?attn|xformers)\b[^\n]{0,100}(?:error|fail|not supported|unsupported|unavailable)/i,
      ],
    },
    type: 'hardware_optimization_failure',
    category: 'WAN_HARDWARE_OPTIMIZATION',
    scope: 'model',
    transience: 'needs_change',
    confidence: 0.7,
    firstMove: 'resource_optimization',
    code: 'WAN_HARDWARE_OPTIMIZATION/attention_failed',
    userMessage: 'The attention kernel that was chosen failed.',
    nextSteps: [
      'Choose another attention: PyTorch SDPA works on every card.',
      'Reinstall the package in the build for your torch, CUDA and Python version.',
    ],
    example: 'flash_attn failed on this input',
    reason: 'another attention kernel does the same work',
  },
  {
    ...general,
    id: 'compile_named',
    when: {
      words: [
        /\bSet TORCHDYNAMO_VERBOSE=1/,
        /\b(?:triton|Triton|torch\.compile|inductor|Inductor|dynamo)\b[^\n]{0,100}(?:[Ee]rror|failed|not supported|unsupported)/,
      ],
    },
    type: 'hardware_optimization_failure',
    category: 'WAN_HARDWARE_OPTIMIZATION',
    scope: 'model',
    transience: 'needs_change',
    confidence: 0.7,
    firstMove: 'resource_optimization',
    code: 'WAN_HARDWARE_OPTIMIZATION/compile_failed',
    userMessage: 'Making fast kernels on the spot failed.',
    nextSteps: [
      'Turn torch.compile off; it only makes things faster.',
      'Install the triton version that belongs to your torch.',
    ],
    example: 'Set TORCHDYNAMO_VERBOSE=1 for the internal stack trace',
    reason: 'only the compiler of torch gives this advice',
  },
  {
    ...general,
    id: 'fast_kernel_assertion',
    when: {
      words: [/\.cuh?:\d+[^\n]{0,200}[Aa]ssertion[^\n]*failed/, /INTERNAL ASSERT FAILED at [^\n]{0,160}/],
    },
    scope: 'call',
    transience: 'needs_change',
    firstMove: 'resource_optimization',
    code: 'WAN_INFERENCE/internal_assertion',
    userMessage: 'A kernel met a state that its authors had ruled out.',
    nextSteps: ['Turn optimised kernels off one by one.', 'Update torch and its extensions.'],
    example:
      'RuntimeError: t.is_cuda() INTERNAL ASSERT FAILED at "../src/Copy.cpp":44, please report a bug to PyTorch.',
    reason: 'an assertion inside a library, not in the request',
  },
];
