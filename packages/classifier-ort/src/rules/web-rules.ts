import type { FailureRule } from '@retake/plugin-api';

const web = {
  category: 'WAN_HARDWARE_OPTIMIZATION',
  type: 'hardware_optimization_failure',
  severity: 'high',
  scope: 'device',
  transience: 'needs_change',
  confidence: 0.92,
} as const;

const memory = {
  ...web,
  category: 'WAN_MEMORY_MANAGEMENT',
  type: 'vram_exhaustion',
} as const;

const frugal = [
  'Let Retake use a more frugal plan: tiles, streamed blocks, 8-bit weights.',
  'Ask for fewer frames or a smaller size.',
];
const runOnCpu = 'Run on the CPU.';

/** Words of WebGPU, WebNN and WebAssembly, in the browser and in Node. */
export const webRules: readonly FailureRule[] = [
  {
    ...memory,
    id: 'device_lost_for_memory',
    when: {
      words: [
        /[Dd]evice (?:is|was) lost[^\n]{0,160}(?:[Ii]nsufficient|[Nn]ot enough|[Oo]ut of) memory/,
        /(?:[Ii]nsufficient|[Nn]ot enough|[Oo]ut of) memory[^\n]{0,160}[Dd]evice (?:is|was) lost/,
      ],
    },
    code: 'WAN_MEMORY_MANAGEMENT/device_lost',
    userMessage: 'The graphics card gave up, most likely for want of memory.',
    nextSteps: frugal,
    example: 'Device was lost. This can happen due to insufficient memory or other limits.',
    reason: 'the program itself names memory as the first cause',
  },
  {
    ...memory,
    id: 'webgpu_out_of_memory',
    when: {
      words: [
        /WebGPU device error\(\d+\): [^\n]{0,20}[Oo]ut of memory/,
        /(?:createBuffer|GPUBuffer|WebGPU)[^\n]{0,80}(?:[Oo]ut of memory|failed to allocate)/,
        /[Ff]ailed to (?:allocate|create) (?:a )?(?:GPU|WebGPU) buffer/,
        /[Bb]uffer size \((?<bytesAsked>\d+)\) exceeds the max buffer size (?:limit )?\((?<bytesTotal>\d+)\)/,
        /size \((?<bytesAsked>\d+)\)[^\n]{0,60}larger than the maximum (?:storage buffer )?binding size \((?<bytesTotal>\d+)\)/i,
      ],
    },
    confidence: 0.95,
    code: 'WAN_MEMORY_MANAGEMENT/device_allocation_failed',
    userMessage: 'The graphics card could not give the memory for an intermediate result.',
    nextSteps: frugal,
    example: 'Buffer size (4294967296) exceeds the max buffer size limit (2147483648).',
    reason: 'a buffer was asked for that the device does not give',
  },
  {
    ...memory,
    id: 'wasm_out_of_memory',
    when: {
      words: [
        /WebAssembly\.(?:instantiate|Memory)\S*:? [^\n]{0,30}(?:[Oo]ut of memory|could not allocate memory|[Uu]nable to grow)/,
        /(?:WebAssembly|wasm)[^\n]{0,60}(?:[Oo]ut of memory|could not allocate memory)/,
        /Cannot enlarge memory|Aborted\(OOM\)/,
        /Failed to allocate a buffer of size (?<bytesAsked>\d+)/,
        /Array buffer allocation failed|Invalid (?:typed array|array buffer) length/,
        /RangeError: offset is out of bounds[\s\S]{0,400}(?:createSession|ort[-.\w]*\.js)/,
      ],
    },
    type: 'system_resource_error',
    scope: 'process',
    confidence: 0.95,
    code: 'WAN_MEMORY_MANAGEMENT/wasm_out_of_memory',
    userMessage: 'The memory of WebAssembly is full; it ends at 4 GB, and earlier on small machines.',
    nextSteps: [...frugal, 'Use the native package (onnxruntime-node) for large models.'],
    example: "Can't create a session. Failed to allocate a buffer of size 2147483648.",
    reason: 'host memory, of which WebAssembly may have a small part only',
  },
  {
    ...web,
    id: 'wasm_missing',
    when: {
      words: [
        /both async and sync fetching of the wasm failed/,
        /ort-wasm[\w.-]*\.(?:wasm|mjs)[^\n]{0,80}(?:404|failed|not found|[Cc]annot find|net::ERR_)/,
        /(?:Failed to fetch dynamically imported module|Cannot find module)[^\n]{0,200}ort-wasm/,
        /WebAssembly\.\w+\(\): expected magic word/,
        /previous call to 'initWasm\(\)' failed/,
      ],
    },
    category: 'WAN_MODEL_LOADING',
    type: 'dependency_missing',
    transience: 'permanent',
    code: 'WAN_MODEL_LOADING/wasm_missing',
    userMessage: 'The WebAssembly files of ONNX Runtime were not found where the program looks for them.',
    nextSteps: ['Copy the `ort-wasm*` files beside the program, or set `env.wasm.wasmPaths`.'],
    example: 'RuntimeError: Aborted(both async and sync fetching of the wasm failed)',
    reason: 'a file of the installation is not there',
  },
  {
    ...web,
    id: 'no_adapter',
    when: {
      words: [
        /Failed to get (?:a |the )?(?:WebGPU|GPU) adapter/,
        /No supported adapters/,
        /Web(?:GPU|NN|GL)\w* is not supported (?:in|on|by) (?:current|this)/,
        /WebNN[^\n]{0,60}(?:not available|not enabled|is not supported)/,
        /navigator\.(?:gpu|ml) is (?:undefined|not)/,
        /no available adapters?/i,
      ],
    },
    transience: 'permanent',
    firstMove: 'intelligent_fallback',
    code: 'WAN_HARDWARE_OPTIMIZATION/no_adapter',
    userMessage: 'No graphics card was found that ONNX Runtime can use.',
    nextSteps: ['Update the graphics driver.', runOnCpu],
    example: 'webgpu_context.cc:120 Failed to get a WebGPU adapter: No supported adapters',
    reason: 'there is no device behind this provider; another one works',
  },
  {
    ...web,
    id: 'webgpu_number_format',
    when: {
      words: [
        /device (?:\((?<device>\w+)\) )?does not support (?<number>fp16|f16|bf16|int64)/,
        /(?:shader-f16|f16)[^\n]{0,40}(?:not (?:enabled|supported|available)|requires)/,
        /WebNN[^\n]{0,60}does not support data type:? (?<number>\w+)/,
      ],
    },
    type: 'unsupported_operation',
    firstMove: 'parameter_adjustment',
    code: 'WAN_HARDWARE_OPTIMIZATION/number_format_unsupported',
    userMessage: 'This device does not compute in the number format of the model.',
    nextSteps: ['Use the model in float32 or 8 bit.', runOnCpu],
    example: 'Error: The device (webgpu) does not support fp16.',
    reason: 'the combination of device and number format is not there',
  },
  {
    ...web,
    id: 'webgpu_limit',
    when: {
      words: [
        /(?:storage buffers?|bindings?|workgroup\w*)[^\n]{0,80}exceeds? the (?:max|limit)\w*/i,
        /Invalid (?:BindGroup|ShaderModule|ComputePipeline|CommandBuffer)\b/,
        /WebGPU validation (?:error|failed)/i,
      ],
    },
    firstMove: 'intelligent_fallback',
    confidence: 0.85,
    code: 'WAN_HARDWARE_OPTIMIZATION/webgpu_limit',
    userMessage: 'The model asks more of WebGPU than this device allows.',
    nextSteps: ['Update the graphics driver and ONNX Runtime.', runOnCpu],
    example:
      'The number of storage buffers (11) in the Compute stage exceeds the maximum per-stage limit (10).',
    reason: 'a limit of the device, not of the model',
  },
  {
    ...web,
    id: 'webgpu_kernel_failed',
    when: {
      words: [
        /\[WebGPU\] Kernel "(?<operator>[^"]{1,200})" failed/,
        /All inputs must be tensors on WebGPU buffers/,
        /webgpu\\?\/?[\w/\\]*\.(?:cc|h):\d+[^\n]{0,400}was false/,
        /WebNN[^\n]{0,60}(?:[Ff]ailed to (?:build|compute|dispatch)|not implemented)/,
        /Failed to execute '(?<what>\w+)' on 'ML(?:GraphBuilder|Context)'/,
      ],
    },
    category: 'WAN_INFERENCE',
    type: 'generation_pipeline_error',
    scope: 'call',
    firstMove: 'intelligent_fallback',
    confidence: 0.9,
    code: 'WAN_INFERENCE/device_kernel_failed',
    userMessage: 'The WebGPU or WebNN code of one operation failed.',
    nextSteps: ['Update ONNX Runtime.', runOnCpu],
    example: 'Error: [WebGPU] Kernel "[Resize] /up.1/Resize" failed. Error: linear only supports 2D',
    reason: 'one provider fails where others have the same operation',
  },
  {
    ...web,
    id: 'webgpu_busy',
    when: {
      words: [
        /another WebGPU EP inference session is being created/,
        /multiple calls to 'initWasm\(\)' detected/,
        /Session (?:already started|mismatch)/,
      ],
    },
    category: 'WAN_INFERENCE',
    type: 'generation_pipeline_error',
    scope: 'process',
    transience: 'transient',
    severity: 'medium',
    code: 'WAN_INFERENCE/runtime_busy',
    userMessage: 'Two calls reached ONNX Runtime at once, and it takes one after the other.',
    nextSteps: ['Try again when the other call has ended.'],
    example: 'Error: another WebGPU EP inference session is being created.',
    reason: 'passes when the other call is done',
  },
  {
    ...web,
    id: 'web_operator_unknown',
    when: { words: [/cannot resolve operator '(?<operator>\w+)' with opsets/] },
    type: 'unsupported_operation',
    firstMove: 'intelligent_fallback',
    code: 'WAN_HARDWARE_OPTIMIZATION/operator_unknown',
    userMessage: 'This backend of ONNX Runtime for browsers does not have one operation of the model.',
    nextSteps: ['Use the WebAssembly or WebGPU backend instead of WebGL.', runOnCpu],
    example: "TypeError: cannot resolve operator 'ExampleOp' with opsets: ai.onnx v12",
    reason: 'another backend has the operator',
  },
  {
    ...web,
    id: 'web_run_failed',
    when: {
      words: [
        /An error occurred during model execution/,
        /Aborted\(Assertion failed\)/,
        /wgpu\w+ ?\([^\n]{0,120}\.(?:js|wasm)/,
      ],
    },
    category: 'WAN_INFERENCE',
    type: 'generation_pipeline_error',
    scope: 'call',
    firstMove: 'intelligent_fallback',
    confidence: 0.55,
    code: 'WAN_INFERENCE/device_kernel_failed',
    userMessage: 'The model broke off inside ONNX Runtime for browsers.',
    nextSteps: ['Update ONNX Runtime.', runOnCpu],
    example: 'RuntimeError: Aborted(Assertion failed)',
    reason: 'nothing more is known than that this backend failed',
  },
];
