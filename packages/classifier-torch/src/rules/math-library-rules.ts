import type { FailureRule } from '@retake/plugin-api';

const library = {
  category: 'WAN_HARDWARE_OPTIMIZATION',
  type: 'hardware_optimization_failure',
  severity: 'high',
  scope: 'call',
  transience: 'needs_change',
  confidence: 0.92,
  firstMove: 'resource_optimization',
} as const;

/** What cuBLAS, cuDNN, cuSOLVER, cuFFT, rocBLAS and MIOpen say when a computation did not run. */
export const mathLibraryRules: readonly FailureRule[] = [
  {
    ...library,
    id: 'cudnn_version',
    when: {
      words: [
        /CUDNN_STATUS_(?:SUBLIBRARY_)?VERSION_MISMATCH/,
        /cuDNN version incompatibility: PyTorch was compiled +against \((?<expectedVersion>[\d, ]+)\) but found runtime version \((?<givenVersion>[\d, ]+)\)/,
        /Loaded runtime CuDNN library: (?<givenVersion>[\d.]+) but source was compiled with: (?<expectedVersion>[\d.]+)/,
      ],
    },
    type: 'model_version_mismatch',
    scope: 'host',
    transience: 'permanent',
    confidence: 0.93,
    firstMove: 'user_intervention',
    code: 'WAN_HARDWARE_OPTIMIZATION/cudnn_version',
    userMessage: 'Another version of cuDNN was found than the one torch was built with.',
    nextSteps: [
      'Remove foreign cuDNN folders from LD_LIBRARY_PATH or PATH.',
      'Reinstall torch, which brings its own.',
    ],
    example:
      'RuntimeError: cuDNN version incompatibility: PyTorch was compiled  against (9, 1, 0) but found runtime version (8, 9, 7).',
    reason: 'two versions on one machine: a person clears the path',
  },
  {
    ...library,
    id: 'cudnn_not_supported',
    when: {
      words: [
        /CUDNN_STATUS_(?:NOT_SUPPORTED|ARCH_MISMATCH|BAD_PARAM)\w*/,
        /GET was unable to find an engine to execute this computation/,
        /FIND was unable to find an engine to execute this computation/,
        /No valid engine configs for Matmul|No execution plans support the graph/,
      ],
    },
    code: 'WAN_HARDWARE_OPTIMIZATION/convolution_not_supported',
    userMessage:
      'The library cuDNN has no way to compute this convolution on this graphics card in this format.',
    nextSteps: [
      'Turn VAE tiling on, so that the tensors get smaller.',
      'Decode in FP32 or FP16 instead of BF16.',
      'Turn cuDNN off, or update torch and the driver.',
    ],
    example:
      'RuntimeError: cuDNN error: CUDNN_STATUS_NOT_SUPPORTED. This error may appear if you passed in a non-contiguous input.',
    reason: 'size or format of a convolution is outside what the library offers',
  },
  {
    ...library,
    id: 'cudnn_failed',
    when: {
      words: [
        /\bCUDNN_STATUS_(?:EXECUTION_FAILED|INTERNAL_ERROR|MAPPING_ERROR|BACKEND_API_FAILED)\w*/,
        /cuDNN(?: Frontend)? error: (?!CUDNN_STATUS_ALLOC)/,
        /CUDNN_BACKEND_API_FAILED/,
      ],
    },
    firstMove: 'intelligent_fallback',
    code: 'WAN_HARDWARE_OPTIMIZATION/convolution_failed',
    userMessage: 'The library cuDNN failed while it computed a convolution.',
    nextSteps: [
      'Start again in a fresh process with more free memory on the card.',
      'Turn cuDNN off (`torch.backends.cudnn.enabled = False`).',
      'Update torch and the driver.',
    ],
    example: 'RuntimeError: cuDNN error: CUDNN_STATUS_EXECUTION_FAILED',
    reason: 'the library broke where another way of computing exists',
  },
  {
    ...library,
    id: 'matrix_library_not_supported',
    when: {
      words: [
        /\b(?:CUBLAS|HIPBLAS|ROCBLAS|CUSOLVER)_STATUS_(?:NOT_SUPPORTED|ARCH_MISMATCH|INVALID_VALUE|INVALID_ENUM|UNKNOWN)\b/,
        /rocblas_status_(?:not_implemented|invalid_size|arch_mismatch)/,
        /\b(?:cu|hip|roc)(?:BLAS|blas)(?:Lt|LT)?\w*[^\n]{0,60}(?:unsupported|not supported|not implemented)/,
      ],
    },
    code: 'WAN_HARDWARE_OPTIMIZATION/matrix_product_not_supported',
    userMessage:
      'The matrix library has no way to compute this product on this graphics card in this format.',
    nextSteps: [
      'Use FP16 or FP32 instead of BF16 or FP8.',
      'Remove foreign CUDA folders from LD_LIBRARY_PATH or PATH.',
      'Update torch and the driver.',
    ],
    example:
      'RuntimeError: CUDA error: CUBLAS_STATUS_NOT_SUPPORTED when calling `cublasGemmEx( handle, opa, opb, m, n, k)`',
    reason: 'format or architecture is outside what the library offers',
  },
  {
    ...library,
    id: 'matrix_library_failed',
    when: {
      words: [
        /\b(?:CUBLAS|HIPBLAS|ROCBLAS|CUSOLVER|CUSPARSE)_STATUS_(?:EXECUTION_FAILED|INTERNAL_ERROR|MAPPING_ERROR)\b/,
        /\bCUFFT_(?:INTERNAL_ERROR|EXEC_FAILED|SETUP_FAILED|INVALID_\w+)\b/,
        /cusolver error|cuFFT error|cublas error|cublasLt\w* failed|CURAND_STATUS_\w+/i,
        /rocblas_status_internal_error/,
      ],
    },
    code: 'WAN_HARDWARE_OPTIMIZATION/matrix_product_failed',
    userMessage: 'A mathematics library of the graphics card failed.',
    nextSteps: [
      'Start again in a fresh process with more free memory on the card.',
      'Update torch and the driver so that they fit each other.',
      'Take back overclocking.',
    ],
    example:
      'RuntimeError: CUDA error: CUBLAS_STATUS_EXECUTION_FAILED when calling `cublasSgemm( handle, opa, opb )`',
    reason: 'full memory or an unstable card; less load is the first help',
  },
  {
    ...library,
    id: 'rocm_no_code_for_device',
    when: {
      words: [
        /hipErrorNoBinaryForGpu|hipErrorInvalidDeviceFunction|hipErrorInvalidImage|hipErrorInvalidKernelFile/,
        /(?:HIP|ROCm) error: (?:invalid device function|device kernel image is invalid|no kernel image|shared object initialization failed)/i,
        /(?:Cannot read|Could not load) [^\n]*TensileLibrary[^\n]*(?<architecture>gfx\w+)/,
        /(?:Cannot read|Could not load) [^\n]*TensileLibrary/,
        /Unable to find code object for all current devices/,
        /(?:unsupported|not supported|no supported)[^\n]{0,60}\b(?<architecture>gfx\d+\w*)/i,
      ],
    },
    scope: 'host',
    transience: 'permanent',
    confidence: 0.93,
    firstMove: 'user_intervention',
    code: 'WAN_HARDWARE_OPTIMIZATION/device_not_in_build',
    userMessage: 'This ROCm build has no code for this graphics card.',
    nextSteps: [
      'Install a torch build for your card (gfx target).',
      'For a near relative of a supported card set HSA_OVERRIDE_GFX_VERSION, for example 11.0.0 for RDNA 3.',
      'Update ROCm and the driver.',
    ],
    example:
      'rocBLAS error: Cannot read /opt/rocm/lib/rocblas/library/TensileLibrary.dat: Illegal seek for GPU arch : gfx1032',
    reason: 'only another build or an override by a person helps',
  },
  {
    ...library,
    id: 'miopen_failed',
    when: { words: [/MIOpen Error|\bmiopenStatus(?!Success)\w+/, /MIOpen\(HIP\): Error/] },
    firstMove: 'intelligent_fallback',
    code: 'WAN_HARDWARE_OPTIMIZATION/convolution_failed',
    userMessage: "MIOpen, AMD's library for convolutions, failed.",
    nextSteps: [
      'Turn VAE tiling on, so that the tensors get smaller.',
      'Delete the MIOpen cache (`~/.cache/miopen`, `~/.config/miopen`).',
      'Turn MIOpen off (`torch.backends.cudnn.enabled = False`).',
    ],
    example: 'RuntimeError: miopenStatusUnknownError',
    reason: 'the library broke where another way of computing exists',
  },
  {
    ...library,
    id: 'hip_fault',
    when: {
      words: [
        /HIP [eE]rror: (?!out of memory|invalid device)/,
        /\bHSA_STATUS_ERROR\w*/,
        /HW Exception by GPU node|reason ?: ?GPU Hang|\[gfxhub\d*\] page fault/,
        /\bhipError(?!OutOfMemory|InvalidDevice\b)[A-Z]\w+/,
      ],
    },
    confidence: 0.8,
    firstMove: 'immediate_retry',
    transience: 'transient',
    scope: 'process',
    code: 'WAN_HARDWARE_OPTIMIZATION/device_fault',
    userMessage: 'The AMD graphics card reported a fault.',
    nextSteps: [
      'Start again in a fresh process.',
      'Update ROCm, the kernel and the driver.',
      'Set HSA_OVERRIDE_GFX_VERSION only when your card needs it.',
    ],
    example: 'RuntimeError: HIP error: the operation cannot be performed in the present state',
    reason: 'after a fault only a fresh process can use the card',
  },
];
