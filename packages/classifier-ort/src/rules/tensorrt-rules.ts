import type { FailureRule } from '@retake/plugin-api';

const tensorrt = {
  category: 'WAN_HARDWARE_OPTIMIZATION',
  type: 'hardware_optimization_failure',
  severity: 'high',
  scope: 'device',
  transience: 'needs_change',
  confidence: 0.92,
} as const;

const otherProvider = 'Use the CUDA provider instead of TensorRT.';

const engineNotBuilt: readonly RegExp[] = [
  /TensorRT EP (?:failed to|could not) (?<what>[a-z]+)/,
  /[Cc]ould not find any implementation for node \{?(?<node>[^\s}]{1,200})/,
  /[Ee]ngine building failed/,
  /[Bb]uilding (?:the )?(?:serialized )?(?:engine|network) failed/,
  /buildSerializedNetwork[^\n]{0,20} failed/,
  /Failed to (?:build|create) (?:the )?(?:TensorRT )?engine/,
  /\[TRT\](?![^\n]{0,40}(?:IExecutionContext|enqueue))[^\n]{0,80}Error Code (?<status>\d+): (?:Internal|Cuda|Cudnn|Cask)/,
];

/** Words of TensorRT, by itself and as a provider of ONNX Runtime. */
export const tensorrtRules: readonly FailureRule[] = [
  {
    ...tensorrt,
    id: 'engine_out_of_memory',
    when: {
      words: [
        /Error Code 2: OutOfMemory/,
        /Requested amount of GPU memory \((?<bytesAsked>\d+) bytes\) could not be allocated/,
        /GPU memory allocation error during getBestTactic/,
        /OutOfMemory Error in nvinfer1/,
        /Cuda Error in [\w:]*alloc\w*: 2 \(out of memory\)/,
        /Skipping tactic \S+ due to insufficient memory on requested size of (?<bytesAsked>\d+)/,
        /\[TRT\][^\n]{0,200}(?:out of memory|[Ii]nsufficient (?:GPU )?memory)/,
      ],
    },
    category: 'WAN_MEMORY_MANAGEMENT',
    type: 'vram_exhaustion',
    confidence: 0.96,
    code: 'WAN_MEMORY_MANAGEMENT/engine_out_of_memory',
    userMessage: 'TensorRT ran out of graphics memory while it built or ran an engine.',
    nextSteps: [
      'Allow it less workspace (`trt_max_workspace_size`).',
      'Ask for fewer frames or a smaller size.',
      otherProvider,
    ],
    example: '[TRT] [W] Requested amount of GPU memory (1073741824 bytes) could not be allocated.',
    reason: 'the device could not give the memory that was asked for',
  },
  {
    ...tensorrt,
    id: 'engine_of_other_version',
    when: {
      words: [
        /expecting library version (?<expected>[\d.]+)[^\n]{0,10}got (?<got>[\d.]+)/,
        /(?:Version tag|serialized engine version)[^\n]{0,60}(?:does not match|mismatch)/i,
        /engine plan file is (?:not compatible with this version of TensorRT|generated on an incompatible device)[^\n]{0,80}/,
        /(?:Serialization assertion|stdVersionRead|safeVersionRead)[^\n]{0,60}failed/,
        /(?:engine|EPContext|context binary)[^\n]{0,60}(?:was built|generated|created) (?:with|for|by) (?:a )?(?:different|another|older|newer)/i,
        /[Ee]ngine deserialization fail/,
        /(?:[Ff]ailed to|[Cc]ould not|[Cc]annot) deserialize (?:the )?(?:CUDA |cuda |TensorRT )?engine/,
        /[Dd]eserialize the cuda engine failed/,
        /nvinfer1::rt::Engine::deserialize/,
      ],
    },
    category: 'WAN_ARCHITECTURE',
    type: 'model_version_mismatch',
    scope: 'model',
    transience: 'permanent',
    firstMove: 'automatic_repair',
    confidence: 0.93,
    code: 'WAN_ARCHITECTURE/engine_of_other_version',
    userMessage: 'A TensorRT engine was built with another version or for another card.',
    nextSteps: ['Delete the cached engine; it is built anew at the next start.', otherProvider],
    example:
      '[TRT] [E] The engine plan file is not compatible with this version of TensorRT, expecting library version 10.0.1 got 8.6.1, please rebuild.',
    reason: 'engines belong to one version and one card; building them anew mends it',
  },
  {
    ...tensorrt,
    id: 'engine_input_out_of_profile',
    when: {
      words: [
        /supplied binding dimensions? \[(?<givenShape>[\d, ]+)\][^\n]{0,60} exceed min ~ max range/i,
        /Static dimension mismatch while setting input shape for (?<input>\S+)/,
        /dimension[^\n]{0,60}(?:not (?:with)?in|outside|exceeds?)[^\n]{0,30}optimization profile/i,
        /TensorRT input: (?<input>\S+) has no shape specified/,
        /Dynamic dimensions required for input: (?<input>\S+),/,
      ],
    },
    category: 'WAN_PARAMETER_VALIDATION',
    type: 'invalid_parameters',
    scope: 'call',
    code: 'WAN_PARAMETER_VALIDATION/size_outside_engine',
    userMessage: 'The size is outside of what the TensorRT engine was built for.',
    nextSteps: [
      'Use a size within the range of the engine.',
      'Build the engine again with a wider range.',
      otherProvider,
    ],
    example:
      '[TRT] [E] IExecutionContext::setInputShape: Static dimension mismatch while setting input shape for latents. Set dimensions are [1,16,9]',
    reason: 'an engine takes the shapes it was built for and no others',
  },
  {
    ...tensorrt,
    id: 'engine_not_built_for_memory',
    when: {
      words: engineNotBuilt,
      holds: ({ message }) =>
        /allocating \d+-byte buffer: out of memory|insufficient memory|OutOfMemory|could not be allocated/.test(
          message,
        ),
    },
    category: 'WAN_MEMORY_MANAGEMENT',
    type: 'vram_exhaustion',
    code: 'WAN_MEMORY_MANAGEMENT/engine_out_of_memory',
    userMessage: 'TensorRT ran out of graphics memory while it tried ways to build an engine.',
    nextSteps: [
      'Close other programs that use the card.',
      'Build for fewer frames or a smaller size.',
      otherProvider,
    ],
    example:
      '[W] Skipping tactic 0x0 due to exception autotuning: CUDA error 2 allocating 4096-byte buffer: out of memory\n[E] Could not find any implementation for node {conv1}',
    reason: 'every way was given up for want of memory, as the lines before say',
  },
  {
    ...tensorrt,
    id: 'engine_not_built',
    when: {
      words: engineNotBuilt,
    },
    firstMove: 'intelligent_fallback',
    confidence: 0.9,
    code: 'WAN_HARDWARE_OPTIMIZATION/engine_not_built',
    userMessage: 'TensorRT could not turn a part of the model into an engine for this card.',
    nextSteps: [otherProvider, 'Allow it more workspace or another precision.', 'Update TensorRT.'],
    example: '[ONNXRuntimeError] : 11 : EP_FAIL : TensorRT EP could not build engine for fused node: x_0_0',
    reason: 'an optimised path failed that another provider has without',
  },
  {
    ...tensorrt,
    id: 'engine_operator_unknown',
    when: {
      words: [
        /No importer registered for op: (?<operator>\w+)/,
        /getPluginCreator could not find plugin:? (?<operator>\w+)/,
        /creator && "Plugin not found|[Pp]lugin not found[^\n]{0,60}(?:plugin|creator)/,
        /UNSUPPORTED_NODE|Unsupported ONNX data type: (?<number>\w+)/,
      ],
    },
    type: 'unsupported_operation',
    firstMove: 'intelligent_fallback',
    code: 'WAN_HARDWARE_OPTIMIZATION/engine_operator_unknown',
    userMessage: 'TensorRT does not have one operation of the model.',
    nextSteps: [otherProvider, 'Update TensorRT.'],
    example: '[TRT] ModelImporter.cpp: No importer registered for op: NonZeroX',
    reason: 'the operator is not implemented in TensorRT',
  },
  {
    ...tensorrt,
    id: 'tensorrt_named',
    when: {
      words: [
        /(?:running|node)\b[^\n]{0,20}\bTRTKernel_\w+/,
        /\[(?:TRT|TensorRT)\] ?(?:\[E\]|ERROR|\[F\])/,
        /\b(?:TensorRT|nvinfer\d*|TensorRTException|polygraphy)\b[^\n]{0,80}(?:[Ee]rror|[Ff]ailed|FAILED|not supported|[Uu]nsupported)/,
      ],
    },
    firstMove: 'intelligent_fallback',
    confidence: 0.62,
    code: 'WAN_HARDWARE_OPTIMIZATION/engine_failed',
    userMessage: 'TensorRT reported an error.',
    nextSteps: [otherProvider, 'Delete the cached engine; it is built anew at the next start.'],
    example: '[TRT] [E] 3: [engine.cpp::createContext] Error Code 3: API Usage Error',
    reason: 'TensorRT only makes things faster: another provider does the same work',
  },
];
