import type { FailureRule } from '@retake/plugin-api';

const directml = {
  category: 'WAN_HARDWARE_OPTIMIZATION',
  type: 'hardware_optimization_failure',
  severity: 'high',
  scope: 'device',
  transience: 'needs_change',
  confidence: 0.93,
} as const;

const runOnCpu = 'Run on the CPU.';
const driver = 'Update the graphics driver.';

/** Words of DirectML and Direct3D: mostly an HRESULT, eight hexadecimal digits. */
export const directmlRules: readonly FailureRule[] = [
  {
    ...directml,
    id: 'directml_out_of_memory',
    when: {
      words: [
        /\b(?:0x)?8007000E\b/i,
        /Not enough memory resources are available to (?:complete|process) this/,
        /D3D12[^\n]{0,80}E_OUTOFMEMORY|DXGI[^\n]{0,60}out of memory/i,
      ],
    },
    category: 'WAN_MEMORY_MANAGEMENT',
    type: 'vram_exhaustion',
    confidence: 0.95,
    code: 'WAN_MEMORY_MANAGEMENT/device_allocation_failed',
    userMessage: 'The graphics card ran out of memory.',
    nextSteps: [
      'Ask for fewer frames or a smaller size.',
      'Let Retake use a more frugal plan.',
      'Close other programs that use the card.',
    ],
    example:
      'DmlExecutionProvider: Exception(3) tid(1f4) 8007000E Not enough memory resources are available to complete this operation.',
    reason: 'E_OUTOFMEMORY of a device call',
  },
  {
    ...directml,
    id: 'device_removed',
    when: {
      words: [
        /\b(?:0x)?887A00(?:05|06|07|20)\b/i,
        /GetDeviceRemovedReason/,
        /DXGI_ERROR_DEVICE_(?:REMOVED|HUNG|RESET)|DXGI_ERROR_DRIVER_INTERNAL_ERROR/,
        /[Dd]evice (?:is|was) lost/,
        /WebGPU (?:[Dd]evice|device was) lost/,
        /\bVK_ERROR_DEVICE_LOST\b/,
      ],
    },
    scope: 'process',
    transience: 'transient',
    firstMove: 'intelligent_fallback',
    code: 'WAN_HARDWARE_OPTIMIZATION/device_removed',
    userMessage:
      'The graphics driver took the card away from the program, often after a too long computation.',
    nextSteps: [
      driver,
      'Take overclocking back.',
      'Raise the time limit of the driver (`TdrDelay`) on Windows.',
      runOnCpu,
    ],
    example:
      'DmlExecutionProvider: Exception(3) tid(5b4) 887A0006 The GPU will not respond to more commands.',
    reason: 'the device comes back with a new process, and the same call may pass',
  },
  {
    ...directml,
    id: 'directml_too_old',
    when: {
      words: [
        /\b(?:0x)?887A0004\b/i,
        /feature level is not supported on this system/,
        /(?:DirectML|directml)\.dll[^\n]{0,80}(?:not found|could not be found|error 12[67])/,
        /DMLCreateDevice\w*[^\n]{0,60}(?:not found|could not be (?:found|located))/,
        /No (?:suitable|compatible) (?:DirectX|DirectML|D3D12) (?:12 )?(?:adapter|device)/i,
      ],
    },
    transience: 'permanent',
    firstMove: 'user_intervention',
    code: 'WAN_HARDWARE_OPTIMIZATION/directml_too_old',
    userMessage: 'DirectML or the graphics card is too old for what ONNX Runtime asks of it.',
    nextSteps: ['Put the DirectML.dll that came with ONNX Runtime beside the program.', driver, runOnCpu],
    example:
      'D3D12CreateDevice: 887A0004 The specified device interface or feature level is not supported on this system.',
    reason: 'Windows, driver or card lack what the provider needs',
  },
  {
    ...directml,
    id: 'directml_call_refused',
    when: {
      words: [
        /(?:Dml|DirectML|dml)[^\n]{0,300}\b(?<status>8[0-9A-F]{7})\b/,
        /DirectML\.dll[^\n]{0,120}(?:Exception|\bfailed\b)/,
        /from: DirectML\.dll/,
        /\b(?<status>80070057) The parameter is incorrect/,
        /\b(?<status>80004005) Unspecified error/,
        /DirectML\.dll[^\n]{0,60}Exception "/,
      ],
    },
    firstMove: 'intelligent_fallback',
    confidence: 0.88,
    code: 'WAN_HARDWARE_OPTIMIZATION/directml_call_refused',
    userMessage: 'DirectML refused one operation of the model on this card.',
    nextSteps: [driver, 'Update ONNX Runtime and DirectML.', runOnCpu],
    example:
      'MLOperatorAuthorImpl.cpp(2482)\\onnxruntime.dll: Exception(1) tid(1c) 80070057 The parameter is incorrect.',
    reason: 'models that run elsewhere meet this only with DirectML',
  },
];
