import type { FailureRule } from '@retake/plugin-api';

const fault = {
  category: 'WAN_INFERENCE',
  type: 'generation_pipeline_error',
  severity: 'high',
  scope: 'process',
  transience: 'transient',
  confidence: 0.95,
  firstMove: 'immediate_retry',
} as const;

const freshProcess =
  'Start again in a fresh process: after such a fault the old one cannot use the card any more.';
const underneath = [
  freshProcess,
  'Turn optimised kernels off one by one (attention, compile, quantised), to find the one that does it.',
  'Take back overclocking, and update the driver.',
  'Set CUDA_LAUNCH_BLOCKING=1 once to see the true place.',
];

/** Faults of kernels that ran on a device, and of the device under them. */
export const deviceFaultRules: readonly FailureRule[] = [
  {
    ...fault,
    id: 'kernel_package_illegal_access',
    when: {
      words: [
        /illegal memory access was encountered[^\n]{0,40}\(?at [^\n]*(?<package>nunchaku|sageattn|sageattention|flash_attn|xformers|spas_sage|bitsandbytes|marlin)/i,
        /(?<package>nunchaku|sageattn|sageattention|flash_attn|bitsandbytes)[^\n]{0,200}illegal memory access was encountered/i,
      ],
    },
    firstMove: 'intelligent_fallback',
    transience: 'needs_change',
    code: 'WAN_INFERENCE/kernel_illegal_access',
    userMessage: 'An optimised kernel touched memory that is not its own.',
    nextSteps: [
      freshProcess,
      'Go on with another build of the model or with the plain kernels.',
      'Update the kernel package.',
    ],
    example:
      'CUDA error: an illegal memory access was encountered (at /src/nunchaku/kernels/zgemm/gemm.cuh:88)',
    reason: 'the fault names the file of an add-on kernel, so another kernel is the way out',
  },
  {
    ...fault,
    id: 'illegal_access',
    when: {
      words: [
        /an illegal memory access was encountered/,
        /\b(?:cudaErrorIllegalAddress|CUDA_ERROR_ILLEGAL_ADDRESS|hipErrorIllegalAddress)\b/,
        /CUDA (?:error|failure):? 700\b/,
        /Memory access fault by GPU node-?\d* /,
        /misaligned address/,
        /\b(?:cudaErrorMisalignedAddress|CUDA_ERROR_MISALIGNED_ADDRESS|cudaErrorInvalidAddressSpace|cudaErrorInvalidPc)\b/,
      ],
    },
    code: 'WAN_INFERENCE/illegal_access',
    userMessage: 'A computation touched memory of the graphics card that is not its own.',
    nextSteps: underneath,
    example: 'RuntimeError: CUDA error: an illegal memory access was encountered',
    reason: 'the context is lost, yet a new process often passes',
  },
  {
    ...fault,
    id: 'illegal_instruction',
    when: {
      words: [
        /an illegal instruction was encountered/,
        /\b(?:cudaErrorIllegalInstruction|CUDA_ERROR_ILLEGAL_INSTRUCTION|cudaErrorHardwareStackError)\b/,
        /CUDA (?:error|failure):? (?:714|715|716|718)\b/,
        /CUDA [eE]rror: hardware stack error/,
      ],
    },
    code: 'WAN_INFERENCE/illegal_instruction',
    userMessage: 'The graphics card met an instruction it does not know.',
    nextSteps: underneath,
    example: 'CUDA error: an illegal instruction was encountered',
    reason: 'mostly an unstable card or a passing fault; a fresh process decides',
  },
  {
    ...fault,
    id: 'device_side_assert',
    when: {
      words: [
        /device-side assert triggered/,
        /\b(?:cudaErrorAssert|CUDA_ERROR_ASSERT|hipErrorAssert)\b/,
        /CUDA (?:error|failure):? 710\b/,
        /Assertion `[^\n`]{0,200}` failed\.?[^\n]{0,20}\n[^\n]*device-side/,
        /(?:Indexing|IndexKernel|ScatterGatherKernel|Loss)\.cu:\d+[^\n]*Assertion/,
      ],
    },
    firstMove: 'parameter_adjustment',
    transience: 'needs_change',
    code: 'WAN_INFERENCE/device_assert',
    userMessage:
      'A value was outside its range inside a computation on the graphics card, most often an index.',
    nextSteps: [
      freshProcess,
      'Shorten the prompt, and check frames and size against what the model takes.',
      'Check that tokenizer and text encoder belong together.',
    ],
    example: 'RuntimeError: CUDA error: device-side assert triggered',
    reason: 'the data made the assertion fail: the same data will again',
  },
  {
    ...fault,
    id: 'launch_timed_out',
    when: {
      words: [
        /the launch timed out and was terminated/,
        /\b(?:cudaErrorLaunchTimeout|CUDA_ERROR_LAUNCH_TIMEOUT|hipErrorLaunchTimeOut)\b/,
        /CUDA (?:error|failure):? 702\b/,
        /kIOGPUCommandBufferCallbackError(?:Timeout|Hang|ImpactingInteractivity)/,
      ],
    },
    category: 'WAN_HARDWARE_OPTIMIZATION',
    type: 'hardware_optimization_failure',
    transience: 'needs_change',
    firstMove: 'resource_optimization',
    confidence: 0.96,
    code: 'WAN_HARDWARE_OPTIMIZATION/launch_timed_out',
    userMessage: 'One computation took so long that the system stopped it.',
    nextSteps: [
      'Turn VAE tiling or attention slicing on, so that single computations get shorter.',
      'Raise the timeout of the display driver (TdrDelay on Windows).',
    ],
    example: 'RuntimeError: CUDA error: the launch timed out and was terminated',
    reason: "the display driver's watchdog ended a long kernel",
  },
  {
    ...fault,
    id: 'launch_resources',
    when: {
      words: [
        /too many resources requested for launch/,
        /\b(?:cudaErrorLaunchOutOfResources|CUDA_ERROR_LAUNCH_OUT_OF_RESOURCES)\b/,
        /CUDA (?:error|failure):? 701\b/,
        /out of resource: shared memory, Required: (?<bytesAsked>\d+), Hardware limit: (?<bytesLimit>\d+)/,
        /OutOfResources: out of resource/,
      ],
    },
    category: 'WAN_HARDWARE_OPTIMIZATION',
    type: 'hardware_optimization_failure',
    scope: 'call',
    transience: 'needs_change',
    confidence: 0.97,
    firstMove: 'resource_optimization',
    code: 'WAN_HARDWARE_OPTIMIZATION/kernel_too_large',
    userMessage: 'An optimised kernel asks for more on-chip memory or registers than this graphics card has.',
    nextSteps: [
      'Use another attention kernel, or turn compilation off.',
      'Update triton and the kernel package.',
    ],
    example:
      'triton.runtime.errors.OutOfResources: out of resource: shared memory, Required: 131072, Hardware limit: 101376.',
    reason: 'the kernel was tuned for a larger card',
  },
  {
    ...fault,
    id: 'launch_configuration',
    when: {
      words: [
        /(?:CUDA|HIP)(?: driver)? [eE]rror: invalid configuration argument/,
        /Error invalid configuration argument at line \d+ in file/,
        /\bcudaErrorInvalidConfiguration\b/,
        /CUDA (?:error|failure):? 9\b/,
      ],
    },
    scope: 'call',
    transience: 'needs_change',
    firstMove: 'parameter_adjustment',
    code: 'WAN_INFERENCE/launch_configuration',
    userMessage: 'A computation was asked for in a size the graphics card cannot start.',
    nextSteps: ['Use another size or number of frames.', 'Use another attention kernel.'],
    example: 'RuntimeError: CUDA error: invalid configuration argument',
    reason: 'a grid of zero or too many blocks follows from the sizes asked for',
  },
  {
    ...fault,
    id: 'unspecified_launch_failure',
    when: {
      words: [
        /unspecified launch failure/,
        /CUDA [eE]rror: the function failed to launch on the GPU/,
        /\b(?:cudaErrorLaunchFailure|CUDA_ERROR_LAUNCH_FAILED|hipErrorLaunchFailure)\b/,
        /CUDA (?:error|failure):? 719\b/,
      ],
    },
    confidence: 0.88,
    code: 'WAN_INFERENCE/launch_failure',
    userMessage: 'A computation on the graphics card failed without saying why.',
    nextSteps: underneath,
    example: 'RuntimeError: CUDA error: unspecified launch failure',
    reason: 'unspecified: a fresh process decides whether it was passing',
  },
  {
    ...fault,
    id: 'operation_not_supported',
    when: {
      words: [
        /(?:CUDA|HIP)(?: driver)? [eE]rror: operation not supported/,
        /\b(?:cudaErrorNotSupported|CUDA_ERROR_NOT_SUPPORTED)\b/,
        /operation not permitted when stream is capturing/,
        /peer access is not supported between these two devices/,
      ],
    },
    category: 'WAN_HARDWARE_OPTIMIZATION',
    type: 'hardware_optimization_failure',
    scope: 'call',
    transience: 'needs_change',
    firstMove: 'resource_optimization',
    code: 'WAN_HARDWARE_OPTIMIZATION/operation_not_supported',
    userMessage: 'The driver does not support an optimisation that was turned on.',
    nextSteps: [
      'Turn pinned memory, expandable segments, CUDA graphs or peer access off.',
      'Update the driver.',
    ],
    example: 'RuntimeError: CUDA error: operation not supported',
    reason: 'memory pools, pinning and graphs are not there on every system',
  },
  {
    ...fault,
    id: 'unknown_fault',
    when: {
      words: [
        /(?:CUDA|HIP)(?: driver)? [eE]rror: (?:unknown error|initialization error|driver shutting down|invalid argument|invalid resource handle|context is destroyed|an internal operation failed)/,
        /\b(?:CUDA_ERROR_UNKNOWN|cudaErrorUnknown|hipErrorUnknown|CUDA_ERROR_INVALID_CONTEXT|CUDA_ERROR_INVALID_HANDLE)\b/,
        /CUDA (?:error|failure):? 999\b/,
        /command buffer exited with error status|Metal Performance Shaders operations encoded on it may not have completed/,
      ],
    },
    confidence: 0.8,
    code: 'WAN_INFERENCE/device_fault',
    userMessage: 'The graphics card reported a fault without a clear cause.',
    nextSteps: [freshProcess, 'Restart the computer when it stays.', 'Update the driver.'],
    example: 'RuntimeError: CUDA error: unknown error',
    reason: 'nothing is known but that it happened; a fresh process is cheap',
  },
];
