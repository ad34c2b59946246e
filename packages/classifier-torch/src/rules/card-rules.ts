import type { FailureRule } from '@retake/plugin-api';

const card = {
  category: 'WAN_HARDWARE_OPTIMIZATION',
  type: 'hardware_optimization_failure',
  severity: 'critical',
  scope: 'device',
  transience: 'transient',
  confidence: 0.9,
  firstMove: 'immediate_retry',
} as const;

/** A card that is lost, broken or taken by another program. */
export const cardRules: readonly FailureRule[] = [
  {
    ...card,
    id: 'device_lost',
    when: {
      words: [
        /\bNVRM: Xid [^\n]*: (?<xid>\d+)/,
        /(?:GPU|device)[^\n]{0,60}(?:has )?fallen off the bus/i,
        /Unable to determine the device handle for (?:GPU|gpu)[^\n]*(?:GPU is lost|Unknown Error)/,
        /NVML_?Error_?(?:GPU_?Is_?Lost|Reset_?Required)/i,
        /\bGPU is lost\b/,
        /\b(?:nvlddmkm|amdkmdag|amdwddmg|igdkmd\w*)\b|[Dd]isplay driver[^\n]{0,40}(?:stopped responding|has recovered|crashed)/,
        /\b(?:XPU|MPS|NPU|HIP|CUDA) error: [Dd]evice (?:is |was )?lost/,
        /\b(?:VK_ERROR_DEVICE_LOST|ErrorDeviceLost|vk::DeviceLostError|(?:UR_RESULT|PI)_ERROR_DEVICE_LOST)\b/,
        /(?:887A000[567]|DXGI_ERROR_DEVICE_(?:REMOVED|HUNG|RESET))/,
        /GPU device instance has been suspended/,
        /amdgpu[^\n]{0,80}(?:GPU reset|ring \w+ timeout)/,
      ],
    },
    code: 'WAN_HARDWARE_OPTIMIZATION/device_lost',
    userMessage: 'The system lost the graphics card.',
    nextSteps: [
      'Start again; when the card does not come back, restart the computer.',
      'Check temperature, power supply and seating of the card; take back overclocking.',
      'Update the driver.',
    ],
    example: 'NVRM: Xid (PCI:0000:01:00): 79, pid=812, GPU has fallen off the bus.',
    reason: 'driver or bus lost the device; it often comes back after a restart',
  },
  {
    ...card,
    id: 'memory_defect',
    when: {
      words: [
        /uncorrectable (?:ECC|NVLink) error/i,
        /\b(?:cudaErrorECCUncorrectable|CUDA_ERROR_ECC_UNCORRECTABLE|hipErrorECCNotCorrectable)\b/,
      ],
    },
    transience: 'permanent',
    confidence: 0.93,
    firstMove: 'user_intervention',
    code: 'WAN_HARDWARE_OPTIMIZATION/memory_defect',
    userMessage: 'The memory of the graphics card reported an error it could not correct.',
    nextSteps: [
      'Restart the computer, so that the bad page is taken out of use.',
      'Look at `nvidia-smi -q -d ECC`; a growing count means a failing card.',
    ],
    example: 'RuntimeError: CUDA error: uncorrectable ECC error encountered',
    reason: 'a hardware defect needs a person',
  },
  {
    ...card,
    id: 'device_busy',
    severity: 'high',
    when: {
      words: [
        /CUDA-capable device\(s\) is\/are busy or unavailable/,
        /\b(?:cudaErrorDevicesUnavailable|cudaErrorDeviceUnavailable)\b/,
        /exclusive-process|EXCLUSIVE_PROCESS/,
      ],
    },
    code: 'WAN_HARDWARE_OPTIMIZATION/device_busy',
    userMessage: 'Another program holds the graphics card for itself.',
    nextSteps: [
      'Wait for the other program, or end it; `nvidia-smi` lists them.',
      'Let several programs share the card: `nvidia-smi -c 0`.',
    ],
    example: 'RuntimeError: CUDA error: CUDA-capable device(s) is/are busy or unavailable',
    reason: 'the card is there but taken; later it may be free',
  },
];
