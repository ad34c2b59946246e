import type { Exception } from './exception.js';
import { near } from './near.js';

const gone =
  "not found|not downloaded|missing|does ?n[o']t exist|not exist|not there|could ?n[o']t find|cannot find|can't find|unable to find|no such";
const short =
  'not enough|not have enough|insufficient|requires? more|needs? more|(?:ran|running|runs|run) out|exhausted|exceed(?:s|ed|ing)?|too (?:little|small)|no available|shortage';
const refused =
  'unsupported|not supported|unavailable|not available|requires?|required|please use|lack of|lacks|too old|only (?:supports?|works?)|incompatible|not (?:integrated|included|enabled|compiled|built)|does not support|disabled';

/** What a line says of memory, cards and libraries, where nobody knows its exact words. Seldom wrong, never sure. */
export const gistDeviceExceptions: readonly Exception[] = [
  {
    id: 'allocation_on_device',
    words: [
      ...near(
        "(?:unable|failed|fails|cannot|can't|could not|couldn't|error) (?:to )?(?:\\w+ )?allocat(?:e|ing)|allocation (?:failed|failure|error)",
        'vulkan\\d*|cuda\\d*|metal|rocm\\d*|opencl|sycl\\d*|gpu|vram|device|backend|mps|directml',
      ),
    ],
    type: 'vram_exhaustion',
    category: 'WAN_MEMORY_MANAGEMENT',
    firstMove: 'resource_optimization',
    confidence: 0.66,
    sentence: 'The graphics card had no memory left to give.',
    example: 'error loading model: unable to allocate ROCm0 buffer',
    reason: 'an allocation failed and a device is named',
    themed: false,
  },
  {
    id: 'allocation_anywhere',
    words: [
      /(?:unable|failed|fails|cannot|can't|could not|couldn't) (?:to )?(?:\w+ )?allocate\b(?![^\n]{0,40}(?:port|socket|address|address space))/i,
      /\ballocation (?:failed|failure)\b/i,
    ],
    type: 'system_resource_error',
    category: 'WAN_MEMORY_MANAGEMENT',
    firstMove: 'resource_optimization',
    confidence: 0.6,
    sentence: 'There was not enough memory.',
    example: 'load: failed to allocate buffer',
    reason: 'an allocation failed and no device is named',
    themed: false,
  },
  {
    id: 'memory_of_card_short',
    words: [
      ...near('v-?ram|(?:gpu|video|graphics|device|cuda|card) memory|gpu_memory\\w*', short),
      ...near('memory', `(?:${short})[^\\n]{0,80}\\b(?:gpus?|cuda|vram|graphics card)`),
      /[Dd]evice (?:is |was )?lost[^\n]{0,120}insufficient memory/i,
      /exceeds (?:the )?(?:limit of )?max\w*Buffer\w*Size|maxStorageBufferBindingSize/i,
    ],
    type: 'vram_exhaustion',
    category: 'WAN_MEMORY_MANAGEMENT',
    firstMove: 'resource_optimization',
    confidence: 0.68,
    sentence: 'The memory of the graphics card is not enough.',
    example: 'Error: the VRAM of this card is insufficient',
    reason: 'the memory of a card is named together with a word for too little',
    themed: false,
  },
  {
    id: 'memory_short',
    words: [
      ...near('(?:system |host |physical |available |free |main )?memory|ram', short),
      /requires more (?:system |free )?memory/i,
      /\bmemory limit (?:was |is |has been )?(?:hit|reached|exceeded)|\b(?:can(?:not|'t)?|could|does ?n[o']t|not|to) fit (?:in(?:to)?|within) (?:the |available |system )*(?:memory|ram)\b/i,
      /\bmemory access out of bounds\b/i,
    ],
    type: 'system_resource_error',
    category: 'WAN_MEMORY_MANAGEMENT',
    firstMove: 'resource_optimization',
    confidence: 0.55,
    sentence: 'There was not enough memory.',
    example: 'Error: you may not have enough available memory to run this model',
    reason: 'memory is named together with a word for too little',
    themed: false,
  },
  {
    id: 'metal_stopped',
    words: [/\[METAL\] Command buffer execution failed|kIOGPUCommandBufferCallbackError/i],
    type: 'hardware_optimization_failure',
    category: 'WAN_HARDWARE_OPTIMIZATION',
    firstMove: 'resource_optimization',
    confidence: 0.62,
    sentence: 'The graphics system of this Mac ended the computation.',
    example: '[METAL] Command buffer execution failed: Caused GPU Hang Error',
    reason: 'the command buffer was refused or cut off by the system',
    themed: false,
  },
  {
    id: 'kernel_without_type',
    words: [
      /(?:failed|unable|cannot|could not) (?:to )?dispatch\b[^\n]{0,40}\b(?:d?type|BFloat16|Half|Float8\w*|bf16|fp16|fp8)\b/i,
    ],
    type: 'hardware_optimization_failure',
    category: 'WAN_HARDWARE_OPTIMIZATION',
    firstMove: 'resource_optimization',
    confidence: 0.7,
    sentence: 'A compiled kernel has no form for this type of number.',
    example: 'RuntimeError: pad_example(at::Tensor) failed to dispatch data type BFloat16',
    reason: 'kernels are chosen by the type of their numbers',
    themed: false,
  },
  {
    id: 'card_not_usable',
    words: [
      /\b(?:not able|unable|cannot|can't|could ?n[o']t|failed) (?:to )?(?:use|find|access|detect|initiali[sz]e|get) (?:the |a |any )?(?:\w+ )?(?:gpu|cuda|graphics card|adapter)\b/i,
      /\bOperationError\b[^\n]{0,80}operation-specific reason/i,
      /\b(?:CUDA|GPU|ROCm) (?:is |was |device )?(?:requested|required|needed),? but (?:is |was )?(?:not|un)|\brequires? (?:CUDA|ROCm|an? (?:NVIDIA |CUDA )?(?:GPU|device))\b/i,
    ],
    type: 'hardware_optimization_failure',
    category: 'WAN_HARDWARE_OPTIMIZATION',
    firstMove: 'user_intervention',
    confidence: 0.6,
    sentence: 'The graphics card cannot be used.',
    example: 'RuntimeError: the engine is not able to use GPU',
    reason: 'the card is there, or should be, and the program does not get it',
    themed: false,
  },
  {
    id: 'accelerator_left_out',
    words: near(
      'cudnn|cuda|rocm|openvino|tensorrt|directml|vulkan|xpu|npu',
      'not (?:integrated|included|enabled|compiled|built)|compiled without|built without|without support|(?:is|are) disabled',
    ),
    type: 'hardware_optimization_failure',
    category: 'WAN_HARDWARE_OPTIMIZATION',
    firstMove: 'user_intervention',
    confidence: 0.6,
    sentence: 'This build of a library was made without support for the graphics card.',
    example: 'RuntimeError: this operation needs cuDNN, which is not included in this build',
    reason: 'the build lacks the accelerator, and only a person installs another',
    themed: false,
  },
  {
    id: 'processor_refused',
    words: [
      ...near(
        'gpus?|graphics cards?|sage_?attention|flash[- _]?attention|xformers|triton|compute capability|tensor ?cores?|gpu architecture|turing|ampere|ada|hopper|blackwell|sm_\\d+|fp8|fp4|nvfp4|int4|nf4',
        refused,
      ),
    ],
    type: 'hardware_optimization_failure',
    category: 'WAN_HARDWARE_OPTIMIZATION',
    firstMove: 'intelligent_fallback',
    confidence: 0.55,
    sentence: 'This kind of graphics card cannot run what was chosen.',
    example: 'ValueError: Unsupported GPU architecture 70 for this quantization',
    reason: 'a device is named together with what it does not do',
    themed: false,
  },
  {
    id: 'library_file_gone',
    words: near(
      '[\\w.+-]+(?:\\.dll|\\.so(?:\\.\\d+)*|\\.dylib)',
      `${gone}|could not (?:be )?load(?:ed)?|unable to load|cannot open|cannot be loaded`,
    ),
    type: 'dependency_missing',
    category: 'WAN_MODEL_LOADING',
    firstMove: 'user_intervention',
    confidence: 0.66,
    sentence: 'A library of the system is not there, or cannot be loaded.',
    example: 'example_ops64_9.dll is not found',
    reason: 'the name of a library stands beside the word that it is missing',
    themed: false,
  },
];
