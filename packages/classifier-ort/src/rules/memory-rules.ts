import type { FailureRule } from '@retake/plugin-api';

const hostMemory = {
  category: 'WAN_MEMORY_MANAGEMENT',
  type: 'system_resource_error',
  severity: 'high',
  scope: 'call',
  transience: 'needs_change',
} as const;

const steps = [
  'Let Retake use a more frugal plan: tiled decoding, streamed blocks, 8-bit weights.',
  'Allow more memory, or close other programs.',
  'Ask for fewer frames or a smaller size.',
];

/** Words for memory that was asked for and not given. */
export const memoryRules: readonly FailureRule[] = [
  {
    id: 'device_allocation',
    when: {
      words: [
        /VK_ERROR_OUT_OF_DEVICE_MEMORY/,
        /CUDA failure 2: out of memory/,
        /(?<!on host: )CUDA_ERROR_OUT_OF_MEMORY|cudaErrorMemoryAllocation/,
        /CU(?:BLAS|DNN)_STATUS_\w*ALLOC(?:ATION)?_FAILED/,
        /Available memory of (?<bytesFree>\d+) is smaller than requested bytes of (?<bytesAsked>\d+)/,
        /(?:gpu_mem_limit|GPU|CUDA|Cuda)[^\n]{0,200}[Ff]ailed to allocate memory/,
      ],
    },
    ...hostMemory,
    type: 'vram_exhaustion',
    scope: 'device',
    code: 'WAN_MEMORY_MANAGEMENT/device_allocation_failed',
    confidence: 0.95,
    userMessage: 'The graphics card ran out of memory.',
    nextSteps: steps,
    example: 'BFCArena::AllocateRawInternal Available memory of 0 is smaller than requested bytes of 4096',
    reason: 'the device says so itself',
  },
  {
    id: 'arena_allocation',
    when: {
      words: [
        /Failed to allocate memory for requested buffer of size (?<bytesAsked>\d+)/,
        /BFC Arena ran out of memory trying to allocate (?<bytesAsked>\d+)/,
      ],
    },
    ...hostMemory,
    code: 'WAN_MEMORY_MANAGEMENT/allocation_failed',
    confidence: 0.95,
    userMessage: 'There was not enough memory for an intermediate result of this step.',
    nextSteps: steps,
    example:
      "Non-zero status code returned while running Conv node. Name:'up.2/conv' Status Message: bfc_arena.cc:360 AllocateRawInternal Failed to allocate memory for requested buffer of size 734003200",
    reason: 'the arena asked for a block and got none',
  },
  {
    id: 'session_allocation',
    when: { words: [/Exception during initialization: (?:std::bad_alloc|bad allocation)/] },
    ...hostMemory,
    code: 'WAN_MEMORY_MANAGEMENT/session_allocation_failed',
    confidence: 0.95,
    userMessage: 'There was not enough memory to load a part of the model.',
    nextSteps: steps,
    example: 'Exception during initialization: std::bad_alloc',
    reason: 'an allocation failed while the session was made',
  },
  {
    id: 'bad_alloc',
    when: {
      words: [/(?<!initialization: )std::bad_alloc/, /Status Message: bad allocation/],
      holds: ({ exitCode, signal }) => exitCode === undefined && signal === undefined,
    },
    ...hostMemory,
    code: 'WAN_MEMORY_MANAGEMENT/allocation_failed',
    confidence: 0.9,
    userMessage: 'There was not enough memory for an intermediate result of this step.',
    nextSteps: steps,
    example:
      "Non-zero status code returned while running MatMul node. Name:'ffn.0' Status Message: std::bad_alloc",
    reason: 'an allocation of the host failed',
  },
  {
    id: 'wasm_aborted',
    when: {
      words: [
        /Aborted\(\)\. Build with -sASSERTIONS/,
        /[Ff]ailed to load the model: \d{6,11}\b/,
        /ort-wasm[\s\S]{0,400}memory access out of bounds/,
      ],
    },
    ...hostMemory,
    code: 'WAN_MEMORY_MANAGEMENT/wasm_out_of_memory',
    confidence: 0.55,
    userMessage: 'WebAssembly stopped without words, which happens mostly when its memory is full.',
    nextSteps: steps,
    example: 'RuntimeError: Aborted(). Build with -sASSERTIONS for more info.',
    reason: 'large models meet this at the 4 GB that WebAssembly has',
  },
  {
    id: 'result_allocation',
    when: { words: [/Array buffer allocation failed/] },
    ...hostMemory,
    code: 'WAN_MEMORY_MANAGEMENT/result_allocation_failed',
    confidence: 0.9,
    userMessage: 'There was not enough memory to take over the result of a step.',
    nextSteps: steps,
    example: 'RangeError: Array buffer allocation failed',
    reason: 'the result had no room in JavaScript',
  },
  {
    id: 'result_abort',
    when: { exitCodes: [134], signals: ['SIGABRT'], words: [/OrtValueToNapiValue/] },
    ...hostMemory,
    scope: 'process',
    code: 'WAN_MEMORY_MANAGEMENT/result_allocation_failed',
    confidence: 0.85,
    userMessage: 'The inference process stopped because it had no memory left for the result of a step.',
    nextSteps: steps,
    example: {
      message: 'The inference process ended (signal SIGABRT).',
      signal: 'SIGABRT',
      stderrTail: ' 7: 0x7f OrtValueToNapiValue(Napi::Env, Ort::Value&&)',
    },
    reason: 'the last call on the stack makes the result',
  },
  {
    id: 'mapping_failed',
    when: { words: [/mmap file "?(?<file>[^"]+?)"? failed/, /mmap error: (?<errno>\d+)/] },
    ...hostMemory,
    code: 'WAN_MEMORY_MANAGEMENT/mapping_failed',
    confidence: 0.85,
    userMessage: 'A weight file could not be mapped into memory.',
    nextSteps: ['Raise the limit of address space (`ulimit -v`).', ...steps],
    example: 'mmap file "/models/x.safetensors" failed: Cannot allocate memory',
    reason: 'no address space for the file',
  },
];
