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
        /\b(?<package>sage ?-?attention|sage_?attn\w*|spas_?sage\w*|sparge_?attn\w*|flash[ -]?attention|flash_?attn\w*|flex_?attention|xformers)\b[^\n]{0,100}(?:error|fail|not supported|unsupported|unavailable|incompatible|requires?\b|only (?:supports?|works?)|has no attribute|no kernel)/i,
        /(?:no (?:viable|available|suitable|valid) (?:kernel|backend|implementation)|not supported|unsupported|error in|failed)\b[^\n]{0,60}\b(?<package>sage ?-?attention|sage_?attn\w*|flash[ -]?attention|flash_?attn\w*|scaled_dot_product_attention|memory_efficient_attention|attention (?:kernel|backend))/i,
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
        /\b(?:triton|Triton|torch\.compile|inductor|Inductor|dynamo|nvcc|ptxas(?:-\w+)?|NVRTC|nvrtc|hiprtc|HIPRTC|MLIR|LLVM)\b[^\n]{0,100}(?:[Ee]rror|ERROR|fatal|[Ff]ailed|failures|not supported|[Uu]nsupported|has no attribute)/,
        /(?:[Ee]rror|fatal|[Ff]ailures?|[Ff]ailed)\b[^\n]{0,80}\b(?:MLIR pass|triton kernel|torch\.compile|inductor|cuda_utils|__triton_launcher)\b/,
        /\bcuda_utils\b[^\n]{0,60}(?:raised|exception|[Ee]rror|[Ff]ailed)/,
        /KeyError: '?(?:sm_\d+\w?|gfx\d+\w*)'?/,
        /'CompiledKernel' object has no attribute/,
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
    id: 'metal_named',
    when: {
      words: [
        /\bMPSGraph\b|\bmpsFileLoc\b|\/AppleInternal\/|MetalPerformanceShaders|\bMPS(?:NDArray|Kernel|Matrix|CNN)\w*/,
        /\b(?:MTL|Metal)\w*[^\n]{0,60}(?:[Ee]rror|failed|[Aa]ssert)/,
      ],
    },
    type: 'hardware_optimization_failure',
    category: 'WAN_HARDWARE_OPTIMIZATION',
    transience: 'needs_change',
    firstMove: 'graceful_degradation',
    code: 'WAN_HARDWARE_OPTIMIZATION/device_error',
    userMessage: 'The graphics system of this Mac refused a computation.',
    nextSteps: ['Run this part on the processor (PYTORCH_ENABLE_MPS_FALLBACK=1).', 'Update macOS and torch.'],
    example: 'MPSGraph: no result type could be inferred',
    reason: 'only Metal has these names, and what it refuses the processor does',
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
