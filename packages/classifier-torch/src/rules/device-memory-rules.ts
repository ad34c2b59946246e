import type { FailureRule } from '@retake/plugin-api';

const deviceMemory = {
  category: 'WAN_MEMORY_MANAGEMENT',
  type: 'vram_exhaustion',
  severity: 'high',
  scope: 'device',
  transience: 'needs_change',
  confidence: 0.97,
  firstMove: 'resource_optimization',
  code: 'WAN_MEMORY_MANAGEMENT/device_allocation_failed',
  userMessage: 'The graphics card ran out of memory.',
  nextSteps: [
    'Close other programs that use the graphics card; `nvidia-smi` lists them.',
    'Offload parts of the model to main memory, tile the VAE, or use 8-bit or 4-bit weights.',
    'Ask for fewer frames or a smaller size.',
    'Set PYTORCH_CUDA_ALLOC_CONF=expandable_segments:True when much memory is reserved but unallocated.',
  ],
} as const;

/** Memory of a graphics card that was asked for and not given: CUDA, HIP, XPU, DirectML, Vulkan, ggml. */
export const deviceMemoryRules: readonly FailureRule[] = [
  {
    ...deviceMemory,
    id: 'allocator_out_of_memory',
    when: {
      words: [
        /out of memory\. Tried to allocate (?<bytesAsked>[\d.]+ ?[KMGT]iB|\d+(?= bytes))(?: bytes)?\. (?:[GX]PU|NPU) (?<device>\d+) has a total capaci?ty of (?<bytesTotal>[\d.]+ ?[KMGT]iB)(?: of which (?<bytesFree>[\d.]+ ?[KMGT]iB|\d+(?= bytes))(?: bytes)? is free)?/,
        /out of memory\. Tried to allocate (?<bytesAsked>[\d.]+ ?[KMGT]iB) \([GNX]PU (?<device>\d+); (?<bytesTotal>[\d.]+ ?[KMGT]iB) total capacity; [\d.]+ \w+ already allocated; (?<bytesFree>[\d.]+ ?[KMGT]iB|\d+(?= bytes))(?: bytes)? free/,
        /(?:CUDA|HIP|XPU|NPU|MUSA|MLU) out of memory\. Tried to allocate (?<bytesAsked>[\d.]+ ?[KMGT]iB)/,
        /Allocation on device (?<device>\d+) would exceed allowed memory\. \(out of memory\)\s+Currently allocated\s*: [\d.]+ \w+\s+Requested\s*: (?<bytesAsked>[\d.]+ ?[KMGT]iB)\s+Device limit\s*: (?<bytesTotal>[\d.]+ ?[KMGT]iB)\s+Free \(according to CUDA\)\s*: (?<bytesFree>[\d.]+ ?[KMGT]iB|\d+(?= bytes))/,
        /Tried to allocate (?<bytesAsked>[\d.]+ ?[KMGT]iB)\. GPU (?<device>\d+) has a total capacity of (?<bytesTotal>[\d.]+ ?[KMGT]iB)(?: of which (?<bytesFree>[\d.]+ ?[KMGT]iB))?/,
        /Of the allocated memory [\d.]+ ?[KMGT]iB is allocated by PyTorch/,
        /Allocation on device\b(?: (?<device>\d+))?/,
        /\b(?:CUDA|HIP|XPU|NPU|GPU) out of memory/i,
        /(?<!java\.lang\.)(?<!')\b(?:CUDA|GPU)?OutOfMemoryError\b/,
        /Got an OOM, unloading all loaded models/,
        /[Nn]ot enough (?:GPU )?memory\b[^\n]{0,40}(?:--mem-fraction-static|--gpu-memory-utilization|gpu_memory_utilization)/,
        /[Nn]ot enough (?:free )?memory\b[^\n]{0,20}\b(?:use|try) (?:a )?(?:lower|smaller) (?:resolution|image|size)/,
        /NVML_SUCCESS == r INTERNAL ASSERT FAILED/,
        /INTERNAL ASSERT FAILED at [^\n]*CUDA\w*Allocator/,
      ],
    },
    example:
      'torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 1.50 GiB. GPU 0 has a total capacity of 12.00 GiB of which 310.25 MiB is free.',
    reason: "torch's allocator names its own refusal",
  },
  {
    ...deviceMemory,
    id: 'driver_out_of_memory',
    when: {
      words: [
        /(?:CUDA|HIP|Cuda|cuda) (?:driver |runtime )?[eE]rror:? ?\(?\d*\)?:? ?(?:in [^\n]{0,120})?out of memory/,
        /CUDA (?:failure|error) 2\b/,
        /Cuda Error in [^\n]{0,120}\b2 \(out of memory\)/,
        /(?<!on host: )\b(?:cudaErrorMemoryAllocation|CUDA_ERROR_OUT_OF_MEMORY|hipErrorOutOfMemory|hipErrorMemoryAllocation)\b/,
        /Triton Error \[(?:CUDA|HIP)\]: out of memory/,
        /Failed to CUDA (?:host )?(?:calloc|malloc)(?: async)?\b/,
        /(?:[Cc]uda|CUDA|HIP) failure '?out of memory/,
        /cuda runtime error \(2\)/,
      ],
    },
    example: 'RuntimeError: CUDA driver error: out of memory',
    reason: 'the driver refused an allocation outside the allocator',
  },
  {
    ...deviceMemory,
    id: 'library_allocation',
    when: {
      words: [
        /\b(?:CUBLAS|CUDNN|CUSOLVER|CUSPARSE|HIPBLAS|CUFFT)_(?:STATUS_)?ALLOC_FAILED\b/,
        /\bCUDNN_STATUS_\w*(?:DEVICE|HOST)_ALLOCATION_FAILED\b/,
        /\b(?:rocblas_status_memory_error|miopenStatusAllocFailed)\b/,
      ],
    },
    example: 'RuntimeError: CUDA error: CUBLAS_STATUS_ALLOC_FAILED when calling `cublasCreate(handle)`',
    reason: 'the mathematics library got no workspace',
  },
  {
    ...deviceMemory,
    id: 'ggml_device_buffer',
    when: {
      words: [
        /allocating (?<bytesAsked>[\d.]+ MiB) on device (?<device>\d+): (?:cuda|hip)Malloc failed/,
        /(?:cuda|hip)Malloc(?:Async|Managed)? failed: out of memory/,
        /ggml_\w+: Device memory allocation of size (?<bytesAsked>\d+) failed/,
        /ggml_sycl[^\n]{0,60}can(?: ?not|'t) allocate (?<bytesAsked>\d+) Bytes of memory on device/i,
        /failed to allocate (?<device>CUDA\d+|Vulkan\d+|Metal\w*|ROCm\d+|SYCL\d+) buffer of size (?<bytesAsked>\d+)/,
        /Requested buffer size exceeds device (?:memory allocation|buffer size) limit/,
        /\b(?:VK_ERROR_OUT_OF_DEVICE_MEMORY|ErrorOutOfDeviceMemory|vk::OutOfDeviceMemoryError)\b/,
        /failed to allocate the compute buffer/,
        /ggml_metal\w*: error: failed to allocate buffer, size = +(?<bytesAsked>[\d.]+ MiB)/,
      ],
    },
    example:
      'ggml_backend_cuda_buffer_type_alloc_buffer: allocating 6420.10 MiB on device 0: cudaMalloc failed: out of memory',
    reason: 'ggml names the buffer it could not place on the device',
  },
  {
    ...deviceMemory,
    id: 'directml_allocation',
    when: {
      words: [
        /Could not allocate tensor with (?<bytesAsked>\d+) bytes\. There is not enough GPU video memory/,
        /not enough GPU video memory available/i,
        /8007000E[^\n]{0,80}(?:memory|Speicher|mémoire)/i,
      ],
    },
    example:
      'RuntimeError: Could not allocate tensor with 8123456 bytes. There is not enough GPU video memory available!',
    reason: 'torch-directml names the tensor and the lack of video memory',
  },
  {
    ...deviceMemory,
    id: 'level_zero_memory',
    when: {
      words: [
        /(?:UR_RESULT|PI|ZE_RESULT)_ERROR_OUT_OF_DEVICE_MEMORY/,
        /(?:UR_RESULT_ERROR|PI_ERROR|CL)_OUT_OF_RESOURCES/,
        /CL_MEM_OBJECT_ALLOCATION_FAILURE|CL_INVALID_BUFFER_SIZE/,
        /Current platform can NOT allocate memory block with size larger than/i,
        /[Aa]llocation is out of device memory/,
        /HSA_STATUS_ERROR_OUT_OF_RESOURCES/,
        /(?:UR_RESULT|PI)_ERROR_(?:MEM_OBJECT|MEM)_ALLOCATION_FAIL(?:URE|ED)/,
      ],
    },
    confidence: 0.88,
    example: 'RuntimeError: level_zero backend failed with error: 39 (UR_RESULT_ERROR_OUT_OF_DEVICE_MEMORY)',
    reason: "Intel's runtime has no memory of the device left",
  },
  {
    ...deviceMemory,
    id: 'quantised_model_too_large',
    when: {
      words: [/Some modules are dispatched on the CPU or the disk\. Make sure you have enough GPU RAM/],
    },
    example:
      'ValueError: Some modules are dispatched on the CPU or the disk. Make sure you have enough GPU RAM to fit the quantized model.',
    reason: 'the quantised model does not fit the card',
  },
  {
    ...deviceMemory,
    id: 'handle_not_created',
    when: {
      words: [
        /\bCU(?:BLAS|DNN|SOLVER)_STATUS_NOT_INITIALIZED\b/,
        /Unable to find a valid cuDNN algorithm to run convolution/,
        /CUBLAS_STATUS_INTERNAL_ERROR when calling `?cublasCreate/,
      ],
    },
    confidence: 0.75,
    userMessage: 'A library of the graphics card could not start, most often because no memory was left.',
    example: 'RuntimeError: cuDNN error: CUDNN_STATUS_NOT_INITIALIZED',
    reason: 'handles and algorithms need workspace; a full card is the common cause',
  },
  {
    ...deviceMemory,
    id: 'metal_out_of_memory',
    when: {
      words: [
        /MPS backend out of memory \(MPS allocated: [\d.]+ \w+, other allocations: [\d.]+ \w+, max allowed: (?<bytesTotal>[\d.]+ ?[KMGT]i?B)\)\. Tried to allocate (?<bytesAsked>[\d.]+ ?[KMGT]i?B)/,
        /MPS backend out of memory/,
        /kIOGPUCommandBufferCallbackErrorOutOfMemory/,
        /MTLCommandBufferErrorDomain Code=8\b|Insufficient Memory \(IOAF code 8\)/,
        /\[malloc_or_wait\] Unable to allocate (?<bytesAsked>\d+) bytes/,
      ],
    },
    userMessage: 'The graphics part of this Mac ran out of memory.',
    nextSteps: [
      'Close other programs; the processor and the graphics part share one memory.',
      'Use smaller weights, fewer frames or a smaller size.',
      'PYTORCH_MPS_HIGH_WATERMARK_RATIO=0.0 lifts the limit, at the risk of a hanging system.',
    ],
    example:
      'RuntimeError: MPS backend out of memory (MPS allocated: 8.20 GiB, other allocations: 1.10 GiB, max allowed: 9.07 GiB). Tried to allocate 256.00 MiB on private pool.',
    reason: "torch's Metal allocator names its own refusal",
  },
  {
    ...deviceMemory,
    id: 'metal_buffer_size',
    when: {
      words: [
        /Invalid buffer size: (?<bytesAsked>[\d.]+ ?[KMGT]i?B)/,
        /Attempting to allocate (?<bytesAsked>\d+) bytes which is greater than the maximum allowed buffer size of (?<bytesLimit>\d+)/,
        /argument length must not exceed maxBufferLength|length \d+ must not exceed (?<bytesLimit>\d+)/i,
      ],
    },
    firstMove: 'parameter_adjustment',
    code: 'WAN_MEMORY_MANAGEMENT/single_buffer_too_large',
    userMessage: 'One intermediate result is larger than the graphics part of this Mac can hold at once.',
    nextSteps: ['Ask for fewer frames or a smaller size.', 'Turn attention slicing and VAE tiling on.'],
    example: 'RuntimeError: Invalid buffer size: 96.40 GB',
    reason: 'a single buffer of that size can never be given: only a smaller request helps',
  },
];
