import type { FailureRule } from '@retake/plugin-api';

const provider = {
  category: 'WAN_HARDWARE_OPTIMIZATION',
  severity: 'high',
  scope: 'device',
  transience: 'permanent',
} as const;

const runOnCpu = 'Run on the CPU.';

/** Words for execution providers: libraries, drivers and devices behind ONNX Runtime. */
export const providerRules: readonly FailureRule[] = [
  {
    id: 'provider_library_missing',
    when: {
      words: [
        /AppendExecutionProvider_(?<provider>\w+): Failed to load shared library/,
        /onnxruntime_providers_(?<provider>[a-z]+)\S*.*(?:cannot open shared object|error 126)/s,
        /LoadLibrary failed with error 126.*onnxruntime_providers_(?<provider>[a-z]+)/s,
      ],
    },
    ...provider,
    category: 'WAN_MODEL_LOADING',
    type: 'dependency_missing',
    code: 'WAN_MODEL_LOADING/provider_library_missing',
    confidence: 0.9,
    userMessage: 'The libraries that let ONNX Runtime use this device are not installed.',
    nextSteps: ['Install the CUDA and cuDNN libraries of the version ONNX Runtime asks for.', runOnCpu],
  },
  {
    id: 'provider_unknown',
    when: { words: [/no available backend found\. ERR: \[(?<provider>[\w-]+)\]/] },
    ...provider,
    type: 'dependency_missing',
    code: 'WAN_HARDWARE_OPTIMIZATION/provider_unknown',
    confidence: 0.9,
    userMessage: 'This build of ONNX Runtime cannot use the device that was asked for.',
    nextSteps: ['Install a build of ONNX Runtime with this provider.', runOnCpu],
  },
  {
    id: 'no_adapter',
    when: { words: [/Failed to get a WebGPU adapter/, /No supported adapters/] },
    ...provider,
    type: 'hardware_optimization_failure',
    code: 'WAN_HARDWARE_OPTIMIZATION/no_adapter',
    confidence: 0.9,
    userMessage: 'No graphics card was found that ONNX Runtime can use.',
    nextSteps: ['Update the graphics driver.', runOnCpu],
  },
  {
    id: 'operator_not_on_device',
    when: { words: [/fallback to CPU EP has been explicitly disabled/] },
    ...provider,
    type: 'unsupported_operation',
    transience: 'needs_change',
    code: 'WAN_HARDWARE_OPTIMIZATION/operator_not_on_device',
    confidence: 0.9,
    userMessage: 'The device cannot compute a part of the model, and the CPU was not allowed to help.',
    nextSteps: ['Allow the CPU to compute such parts.', runOnCpu],
  },
  {
    id: 'device_removed',
    when: { words: [/\b887A000(?:5|6|7)\b/, /GetDeviceRemovedReason/, /Device (?:is|was) lost/i] },
    ...provider,
    type: 'hardware_optimization_failure',
    scope: 'process',
    transience: 'transient',
    code: 'WAN_HARDWARE_OPTIMIZATION/device_removed',
    confidence: 0.85,
    userMessage:
      'The graphics driver took the card away from the program, often after a too long computation.',
    nextSteps: ['Update the graphics driver.', 'Take overclocking back.', runOnCpu],
  },
  {
    id: 'device_library_failed',
    when: {
      words: [/CUD(?:A|NN) failure (?<status>\d+): (?!out of memory)/, /CUBLAS failure (?<status>\d+): /],
    },
    ...provider,
    type: 'hardware_optimization_failure',
    scope: 'process',
    transience: 'needs_change',
    code: 'WAN_HARDWARE_OPTIMIZATION/device_library_failed',
    confidence: 0.75,
    userMessage: 'A computation failed inside the libraries of the graphics card.',
    nextSteps: ['Check that driver, CUDA and cuDNN fit each other.', runOnCpu],
  },
];
