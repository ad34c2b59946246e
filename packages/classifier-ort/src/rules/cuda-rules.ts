import type { FailureRule } from '@retake/plugin-api';

const cuda = {
  category: 'WAN_HARDWARE_OPTIMIZATION',
  type: 'hardware_optimization_failure',
  severity: 'high',
  scope: 'device',
  transience: 'needs_change',
  confidence: 0.92,
} as const;

const runOnCpu = 'Run on the CPU.';
const fit = 'Check that driver, CUDA, cuDNN and ONNX Runtime are of versions that belong together.';

/** Words of the CUDA and ROCm providers: `CUDA failure N: …`, `CUDNN_FE failure N: …`, `HIP failure N: …`. */
export const cudaRules: readonly FailureRule[] = [
  {
    ...cuda,
    id: 'driver_unfit',
    when: {
      words: [
        /(?:CUDA|HIP) (?:failure|error)[: ]+(?<status>35|100|101|3|803|804): /,
        /CUDA failure[^\n]{0,20}(?:driver version is insufficient|no CUDA-capable device)/,
        /CUDA initialization failure with error: (?<status>\d+)/,
        /onnxruntime[^\n]{0,300}(?:driver version is insufficient|no CUDA-capable device|invalid device ordinal)/,
      ],
    },
    transience: 'permanent',
    firstMove: 'user_intervention',
    code: 'WAN_HARDWARE_OPTIMIZATION/driver_unfit',
    userMessage:
      'The graphics driver does not give ONNX Runtime a card: it is too old, or no card is visible.',
    nextSteps: ['Update the graphics driver.', 'Check with `nvidia-smi` that the card is seen.', runOnCpu],
    example:
      'CUDA failure 35: CUDA driver version is insufficient for CUDA runtime version ; GPU=-1 ; hostname=box',
    reason: 'no call can pass until driver and runtime fit',
  },
  {
    ...cuda,
    id: 'card_unknown_to_build',
    when: {
      words: [
        /(?:CUDA|HIP) failure (?<status>209|98|218): /,
        /onnxruntime[^\n]{0,300}no kernel image is available/,
        /CUBLAS failure (?<status>8): /,
      ],
    },
    transience: 'permanent',
    firstMove: 'intelligent_fallback',
    confidence: 0.95,
    code: 'WAN_HARDWARE_OPTIMIZATION/card_unknown_to_build',
    userMessage: 'This build of ONNX Runtime was not made for this graphics card.',
    nextSteps: ['Install a build of ONNX Runtime for this card.', runOnCpu],
    example: 'CUDA failure 209: no kernel image is available for execution on the device ; GPU=0',
    reason: 'the build holds no code for this generation of cards',
  },
  {
    ...cuda,
    id: 'device_call_unsupported',
    when: {
      words: [
        /CUDNN failure (?<status>9|3000): /,
        /CUDNN_STATUS_NOT_SUPPORTED(?= ?[;,)]? ?(?:GPU=|hostname|$))/,
        /MIOPEN failure (?<status>\d+): \w*(?:BadParm|NotImplemented|UnsupportedOp)/,
        /CU(?:BLAS|DNN)(?:LT)? failure (?<status>7|15): /,
      ],
    },
    firstMove: 'parameter_adjustment',
    confidence: 0.92,
    code: 'WAN_HARDWARE_OPTIMIZATION/device_call_unsupported',
    userMessage: 'The library of the graphics card does not take a tensor of this size or number format.',
    nextSteps: [
      'Ask for fewer frames or a smaller size, or decode in tiles.',
      'Use another precision.',
      runOnCpu,
    ],
    example:
      'CUDNN failure 9: CUDNN_STATUS_NOT_SUPPORTED ; GPU=0 ; hostname=box ; expr=cudnnSetTensorNdDescriptor()',
    reason: 'the call is outside what the library implements; smaller tensors pass',
  },
  {
    ...cuda,
    id: 'device_memory_access',
    when: {
      words: [
        /(?:CUDA|HIP) failure (?<status>700|719|710|716|717): /,
        /onnxruntime[^\n]{0,300}(?:illegal memory access|unspecified launch failure|misaligned address)/,
      ],
    },
    category: 'WAN_INFERENCE',
    type: 'generation_pipeline_error',
    scope: 'process',
    firstMove: 'intelligent_fallback',
    code: 'WAN_INFERENCE/device_memory_access',
    userMessage:
      'A computation on the graphics card read or wrote where it may not; the process must be started anew.',
    nextSteps: ['Start again with a new process.', 'Update the graphics driver and ONNX Runtime.', runOnCpu],
    example: 'CUDA failure 700: an illegal memory access was encountered ; GPU=0 ; hostname=box',
    reason: 'a fault of a kernel; the context is lost with it',
  },
  {
    ...cuda,
    id: 'device_library_failed',
    when: {
      words: [
        /(?:CUDA|CUDNN|CUDNN_FE|CUBLAS|CUBLAS_LT|CUFFT|CURAND|HIP|MIOPEN|ROCBLAS|HIPBLAS|NCCL) failure (?<status>\d+): (?!out of memory)/,
        /(?:cudnn_fe_call|cuda_call|rocm_call)\.cc[^\n]{0,200}failed/,
        /(?:CUBLAS|CUDNN|CUDA) error executing (?<call>\w+)/,
        /onnxruntime[^\n]{0,300}CU(?:DNN|BLAS)_STATUS_(?:EXECUTION_FAILED|INTERNAL_ERROR|NOT_INITIALIZED|MAPPING_ERROR)/,
      ],
    },
    scope: 'process',
    firstMove: 'intelligent_fallback',
    confidence: 0.93,
    code: 'WAN_HARDWARE_OPTIMIZATION/device_library_failed',
    userMessage: 'A computation failed inside the libraries of the graphics card.',
    nextSteps: [fit, runOnCpu],
    example: 'CUDNN_FE failure 11: CUDNN_BACKEND_API_FAILED ; GPU=0 ; hostname=box ; file=conv.cc',
    reason: 'the library below ONNX Runtime failed; another provider does the same work',
  },
];
