import type { FailureRule } from '@retake/plugin-api';

const accelerator = {
  category: 'WAN_HARDWARE_OPTIMIZATION',
  type: 'hardware_optimization_failure',
  severity: 'high',
  scope: 'device',
  transience: 'needs_change',
  firstMove: 'intelligent_fallback',
  confidence: 0.9,
} as const;

const otherProvider = 'Use another provider, or the CPU.';

/** Words of the providers for chips of one maker: OpenVINO, QNN, CoreML, MIGraphX. */
export const acceleratorRules: readonly FailureRule[] = [
  {
    ...accelerator,
    id: 'accelerator_out_of_memory',
    when: {
      words: [
        /CL_(?:OUT_OF_RESOURCES|MEM_OBJECT_ALLOCATION_FAILURE)/,
        /Exceeded max size of memory (?:object )?allocation: ?(?:requested|Requested) (?<bytesAsked>\d+) bytes, but max alloc size supported by device is (?<bytesTotal>\d+)/,
        /Exceeded max size of memory (?:object )?allocation/,
        /(?:HIP|hip) failure 2: out of memory|hipErrorOutOfMemory/,
        /(?:CoreML|Core ML|MLModel|MLMultiArray)[^\n]{0,120}(?:[Ff]ailed|[Uu]nable|[Cc]annot) to allocate|[Uu]nable to allocate MLMultiArray/,
        /(?:QNN|Qnn)[^\n]{0,100}(?:QNN_\w*ERROR_MEM_ALLOC|[Ff]ailed to allocate|memory allocation)/,
      ],
    },
    category: 'WAN_MEMORY_MANAGEMENT',
    type: 'vram_exhaustion',
    firstMove: 'resource_optimization',
    confidence: 0.95,
    code: 'WAN_MEMORY_MANAGEMENT/device_allocation_failed',
    userMessage: 'The graphics card or accelerator ran out of memory.',
    nextSteps: ['Ask for fewer frames or a smaller size.', 'Let Retake use a more frugal plan.'],
    example:
      '[GPU] Exceeded max size of memory allocation: requested 8589934592 bytes, but max alloc size supported by device is 4294959104 bytes.',
    reason: 'an allocation on the device failed',
  },
  {
    ...accelerator,
    id: 'openvino_failed',
    when: {
      words: [
        /Device with "(?<device>[^"]+)" name is not registered in the OpenVINO Runtime/,
        /\[OpenVINO-EP\]/,
        /OpenVINO-EP-subgraph/,
        /openvino[^\n]{0,200}(?:Exception|Check '[^\n]{1,200}' failed)/,
      ],
    },
    code: 'WAN_HARDWARE_OPTIMIZATION/openvino_failed',
    userMessage: 'OpenVINO could not take or run a part of the model on this device.',
    nextSteps: [otherProvider, 'Update OpenVINO and the graphics driver.'],
    example:
      '[OpenVINO-EP] Exception while Loading Network: Device with "NPU" name is not registered in the OpenVINO Runtime',
    reason: 'an optimised path failed that others have without',
  },
  {
    ...accelerator,
    id: 'qnn_failed',
    when: {
      words: [
        /QNN (?:graph|context)[^\n]{0,20} (?:execute|finalize|compose|create) ?(?:error|failed)[^\n]{0,30}?(?:code: (?<status>\d+))?$/m,
        /QNN graph execute error\. Error code: (?<status>\d+)/,
        /[Ff]ailed to (?:finalize|compose|create|execute|set up|setup) (?:QNN|Qnn)[^\n]{0,60}/,
        /QNNExecutionProvider[^\n]{0,100}(?:[Ff]ailed|[Ee]rror code: (?<status>\d+))/,
      ],
    },
    code: 'WAN_HARDWARE_OPTIMIZATION/qnn_failed',
    userMessage: 'The neural processor (QNN) could not take or run a part of the model.',
    nextSteps: [otherProvider, 'Use a model quantised for QNN.'],
    example: 'QNN graph execute error. Error code: 6031',
    reason: 'the accelerator accepted a part that it cannot run',
  },
  {
    ...accelerator,
    id: 'coreml_failed',
    when: {
      words: [
        /(?:CoreML|coreml|Core ML|MLModel)[^\n]{0,200}(?:[Ee]rror (?:compiling|creating|executing|in)|[Ff]ailed to|[Uu]nable to)/,
        /(?:[Ee]rror|[Ff]ailed)[^\n]{0,60}(?:compiling|loading|executing|create|compile|load)[^\n]{0,40}(?:CoreML|Core ML|MLModel|mlmodelc?)\b/,
        /Unable to compute the prediction using (?:ML Program|a neural network model)[^\n]{0,120}/,
        /[Ff]ailed to build the model execution plan/,
        /Error compiling model: "?compiler error/,
        /com\.apple\.CoreML[^\n]{0,80}(?:Code=(?<status>-?\d+)|error (?<code>-?\d+))/,
      ],
    },
    code: 'WAN_HARDWARE_OPTIMIZATION/coreml_failed',
    userMessage: 'CoreML could not take or run a part of the model.',
    nextSteps: [otherProvider, 'Give the model fixed sizes; CoreML often refuses open ones.'],
    example: 'Error in building plan. (Domain=com.apple.CoreML Code=-4)',
    reason: 'an optimised path failed that others have without',
  },
  {
    ...accelerator,
    id: 'migraphx_failed',
    when: {
      words: [
        /[Mm][Ii][Gg]raph[Xx][^\n]{0,200}(?:[Ff]ailed|[Ee]rror|unsupported|not supported)/,
        /Failed to call function[^\n]{0,60}migraphx/i,
      ],
    },
    confidence: 0.85,
    code: 'WAN_HARDWARE_OPTIMIZATION/migraphx_failed',
    userMessage: 'MIGraphX could not take or run a part of the model on this AMD card.',
    nextSteps: [otherProvider, 'Update ROCm and MIGraphX.'],
    example: 'migraphx_execution_provider.cc: Failed to compile program for subgraph 3',
    reason: 'an optimised path failed that others have without',
  },
];
