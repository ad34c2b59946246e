import type { FailureRule } from '@retake/plugin-api';

const unsupported = {
  category: 'WAN_HARDWARE_OPTIMIZATION',
  type: 'unsupported_operation',
  severity: 'high',
  scope: 'host',
  transience: 'needs_change',
  confidence: 0.95,
  firstMove: 'graceful_degradation',
} as const;

/** What the Metal (MPS), XPU and DirectML devices cannot do. */
export const otherDeviceRules: readonly FailureRule[] = [
  {
    ...unsupported,
    id: 'metal_number_format',
    when: {
      words: [
        /Cannot convert a MPS Tensor to (?<dtype>\w+) dtype as the MPS framework doesn't support/,
        /Trying to convert (?<dtype>\w+) to the MPS backend but it does not have support for that dtype/,
        /(?:MPS )?(?<dtype>BFloat16|bfloat16)[^\n]{0,30} (?:is not|is only) supported on (?:MPS|MacOS)/,
        /(?<dtype>[Ff]loat64|float8\w*|complex\w*)[^\n]{0,60}(?:not supported|doesn't support|unsupported)[^\n]{0,30}\bMPS\b/i,
        /\bMPS\b[^\n]{0,60}(?:does not|doesn't) support (?<dtype>float64|bfloat16|float8\w*|complex\w*)/i,
      ],
    },
    firstMove: 'parameter_adjustment',
    code: 'WAN_HARDWARE_OPTIMIZATION/metal_number_format',
    userMessage: 'The graphics part of a Mac cannot compute with this number format.',
    nextSteps: [
      'Use FP16 or FP32 weights instead of FP8 or 64-bit numbers.',
      'Update macOS and torch for BF16.',
    ],
    example:
      "TypeError: Cannot convert a MPS Tensor to float64 dtype as the MPS framework doesn't support float64.",
    reason: 'another number format of the request works',
  },
  {
    ...unsupported,
    id: 'metal_size_limit',
    when: {
      words: [
        /Output channels > (?<limit>\d+) not supported at the MPS device/,
        /(?:NDArray|MPSGa?r?aph)[^\n]{0,60}(?:> 2\*\*3[12]|larger than INT_MAX|dimension length > INT_MAX)/,
        /buffer is not large enough\. Must be (?<bytesAsked>\d+) bytes/,
        /failed assertion `\[MPS(?:NDArray|TemporaryNDArray)[^\n]*/,
      ],
    },
    firstMove: 'parameter_adjustment',
    confidence: 0.85,
    code: 'WAN_HARDWARE_OPTIMIZATION/metal_size_limit',
    userMessage: 'One tensor is larger than Metal can hold in one piece.',
    nextSteps: ['Ask for fewer frames or a smaller size.', 'Turn VAE tiling and attention slicing on.'],
    example: 'NotImplementedError: Output channels > 65536 not supported at the MPS device.',
    reason: 'a fixed limit of the framework: smaller tensors pass',
  },
  {
    ...unsupported,
    id: 'operator_not_on_device',
    when: {
      words: [
        /The operator '(?<operator>[\w:.]+)' is not currently (?:implemented|supported) (?:for|on) the (?<device>\w+) (?:device|backend)\. (?:If|Please)/,
        /The operator '(?<operator>[\w:.]+)' is not currently implemented for the (?<device>\w+) device/,
        /(?<operator>Conv3D|ConvTranspose3D|\w+3d) is not supported on (?<device>MPS|DML|XPU)/i,
        /unsupported autocast device_type '(?<device>\w+)'/,
        /\b(?<device>MPS|XPU|DirectML|DML|NPU|HPU|Vulkan)\b(?: backend| device| framework)? (?:does not|doesn't|do not|cannot) (?:support|handle|run)\b/,
        /\b(?<device>MPS): (?:Unsupported|unsupported) [^\n]{1,80}/,
        /Could not run '(?<operator>[\w:.]+)' with arguments from the '(?<device>MPS|XPU|PrivateUse1|Vulkan|HPU|NPU|SparseCPU|Meta)\w*' backend/,
        /not (?:implemented|supported) (?:for|on) (?:the )?(?<device>MPS|DirectML|privateuseone|XPU)\b/i,
      ],
    },
    code: 'WAN_HARDWARE_OPTIMIZATION/operator_not_on_device',
    userMessage: 'A step of the model does not exist on this kind of graphics device.',
    nextSteps: [
      'On a Mac set PYTORCH_ENABLE_MPS_FALLBACK=1: the step then runs on the processor, slower.',
      'Update torch and macOS; newer versions know more steps.',
      'Run this part of the model (often the VAE) on the processor.',
    ],
    example:
      "NotImplementedError: The operator 'aten::upsample_nearest3d' is not currently implemented for the MPS device.",
    reason: 'only the processor has the operator',
  },
  {
    ...unsupported,
    id: 'ggml_operator_missing',
    when: {
      words: [
        /ggml_(?<device>vulkan|vk|metal|sycl|cuda|hip|opencl|cann|webgpu)\w*: (?:[Ee]rror: )?(?:[Mm]issing|[Uu]nsupported|[Uu]nknown) op:? '?(?<operator>\w+)/,
        /ggml_(?<device>vulkan|vk|metal|sycl|cuda|hip|opencl|cann|webgpu)\w*: op not supported:? '?(?<operator>\w+)/,
      ],
    },
    firstMove: 'intelligent_fallback',
    code: 'WAN_HARDWARE_OPTIMIZATION/operator_not_on_device',
    userMessage: 'The backend in use has no code for a step of the model on this kind of device.',
    nextSteps: [
      'Update the program; newer versions know more steps.',
      'Run this part of the model (often the VAE) on the processor, or use another backend.',
    ],
    example: 'ggml_vulkan: Error: Missing op: EXAMPLE_3D',
    reason: 'the backend lacks the operator, and others have it',
  },
  {
    ...unsupported,
    id: 'ggml_device_assertion',
    when: {
      words: [
        /ggml-(?<device>vulkan|cuda|metal|sycl|hip|opencl|cann|musa)\b[^\n]{0,200}GGML_ASSERT[(:]/,
        /GGML_ASSERT\([^\n]{0,80}\bggml_(?<device>vk|cuda|metal|sycl|cl)_/,
      ],
    },
    type: 'hardware_optimization_failure',
    firstMove: 'intelligent_fallback',
    confidence: 0.75,
    code: 'WAN_HARDWARE_OPTIMIZATION/device_assertion',
    userMessage: 'The code of ggml for this device met a case that it was not written for.',
    nextSteps: [
      'Run this part of the model on the processor, or with another backend.',
      'Update the program.',
    ],
    example: 'ggml-vulkan.cpp:99: GGML_ASSERT(ggml_vk_example(op)) failed',
    reason: 'the assertion stands in the code of one device; others do not have it',
  },
  {
    ...unsupported,
    id: 'operator_backend',
    when: {
      words: [
        /Could not run '(?<operator>(?!torchvision::)[\w:.]+)' with arguments from the '(?<device>\w+)' backend/,
        /(?<operator>\w*convolution\w*) not implemented\. You are likely triggering this with tensor backend other than/,
        /NotImplementedError: There were no tensor arguments to this function/,
      ],
    },
    confidence: 0.85,
    firstMove: 'intelligent_fallback',
    code: 'WAN_HARDWARE_OPTIMIZATION/operator_not_on_device',
    userMessage: 'A step of the model is not there for the kind of tensor it was given.',
    nextSteps: [
      'Install torch, torchvision and extensions built for the same device.',
      'Use other weights, for example not quantised ones.',
    ],
    example: "NotImplementedError: Could not run 'quantized::linear' with arguments from the 'CUDA' backend.",
    reason: 'the operator lacks this backend, in this build or at all',
  },
  {
    ...unsupported,
    id: 'primitive_not_created',
    when: { words: [/could not create a primitive(?: descriptor)?\b/] },
    type: 'hardware_optimization_failure',
    confidence: 0.6,
    firstMove: 'resource_optimization',
    code: 'WAN_HARDWARE_OPTIMIZATION/primitive_not_created',
    userMessage:
      'The library oneDNN could not set a computation up: the format is not there, or memory ran out.',
    nextSteps: [
      'Ask for fewer frames or a smaller size.',
      'Use FP32 or BF16 instead of FP16.',
      'Update the driver and torch.',
    ],
    example: 'RuntimeError: could not create a primitive descriptor for a convolution',
    reason: 'oneDNN says the same for a missing form and for missing memory',
  },
  {
    ...unsupported,
    id: 'level_zero_fault',
    when: {
      words: [
        /Native API failed\. Native API returns: (?<errno>-?\d+)/,
        /level_zero backend failed with error: (?<errno>\d+)/,
        /\b(?:UR_RESULT|PI)_ERROR_(?!OUT_OF|MEM)\w+/,
        /Unknown PI error/,
        /(?:Error|error): UR error\b/,
      ],
    },
    type: 'hardware_optimization_failure',
    scope: 'process',
    transience: 'transient',
    confidence: 0.8,
    firstMove: 'immediate_retry',
    code: 'WAN_HARDWARE_OPTIMIZATION/device_fault',
    userMessage: 'The Intel graphics card reported a fault.',
    nextSteps: [
      'Start again in a fresh process.',
      'Ask for less: fewer frames, a smaller size.',
      'Update the driver, and torch for XPU.',
    ],
    example: 'RuntimeError: Native API failed. Native API returns: 1 (PI_ERROR_UNKNOWN)',
    reason: 'the runtime names no cause; a fresh process is cheap',
  },
  {
    ...unsupported,
    id: 'directml_fault',
    when: {
      words: [
        /torch[_-]directml[^\n]{0,120}(?:error|fail|not)/i,
        /at::DeviceType::PrivateUse1 INTERNAL ASSERT FAILED/,
        /RuntimeError: The parameter is incorrect\./,
        /privateuseone[^\n]{0,120}(?:error|not|must)/i,
        /DirectML[^\n]{0,80}(?:unsupported|not supported)/i,
      ],
    },
    confidence: 0.8,
    code: 'WAN_HARDWARE_OPTIMIZATION/directml_unsupported',
    userMessage: 'A step does not work with DirectML.',
    nextSteps: ['Use ROCm or ZLUDA on AMD cards, XPU on Intel cards.', 'Run this part on the processor.'],
    example: 'RuntimeError: torch-directml: scatter_add failed on this adapter',
    reason: 'DirectML knows fewer steps than other devices',
  },
  {
    ...unsupported,
    id: 'device_lacks_feature',
    when: {
      words: [
        /[Tt]he device \((?<device>[^\n)]{1,60})\)?[^\n]{0,20} (?:doesn't|does not) support (?<what>[^\n.]{1,80})/,
      ],
    },
    firstMove: 'intelligent_fallback',
    confidence: 0.8,
    code: 'WAN_HARDWARE_OPTIMIZATION/device_lacks_feature',
    userMessage: 'This graphics device, or its driver, does not offer something the program asks of it.',
    nextSteps: ['Update the driver and torch.', 'Run on another device.'],
    example: "RuntimeError: The device (Example Arc) doesn't support querying the clock rate.",
    reason: 'the device names what it lacks',
  },
];
