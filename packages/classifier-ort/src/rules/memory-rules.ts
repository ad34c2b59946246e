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
        /CUDA_ERROR_OUT_OF_MEMORY|cudaErrorMemoryAllocation/,
        /CU(?:BLAS|DNN)_STATUS_ALLOC_FAILED/,
      ],
    },
    ...hostMemory,
    type: 'vram_exhaustion',
    scope: 'device',
    code: 'WAN_MEMORY_MANAGEMENT/device_allocation_failed',
    confidence: 0.95,
    userMessage: 'The graphics card ran out of memory.',
    nextSteps: steps,
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
  },
  {
    id: 'session_allocation',
    when: { words: [/Exception during initialization: std::bad_alloc/] },
    ...hostMemory,
    code: 'WAN_MEMORY_MANAGEMENT/session_allocation_failed',
    confidence: 0.95,
    userMessage: 'There was not enough memory to load a part of the model.',
    nextSteps: steps,
  },
  {
    id: 'bad_alloc',
    when: {
      words: [/(?<!initialization: )std::bad_alloc/],
      holds: ({ exitCode, signal }) => exitCode === undefined && signal === undefined,
    },
    ...hostMemory,
    code: 'WAN_MEMORY_MANAGEMENT/allocation_failed',
    confidence: 0.9,
    userMessage: 'There was not enough memory for an intermediate result of this step.',
    nextSteps: steps,
  },
  {
    id: 'result_allocation',
    when: { words: [/Array buffer allocation failed/] },
    ...hostMemory,
    code: 'WAN_MEMORY_MANAGEMENT/result_allocation_failed',
    confidence: 0.9,
    userMessage: 'There was not enough memory to take over the result of a step.',
    nextSteps: steps,
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
  },
  {
    id: 'mapping_failed',
    when: { words: [/mmap file "?(?<file>[^"]+?)"? failed/, /mmap error: (?<errno>\d+)/] },
    ...hostMemory,
    code: 'WAN_MEMORY_MANAGEMENT/mapping_failed',
    confidence: 0.85,
    userMessage: 'A weight file could not be mapped into memory.',
    nextSteps: ['Raise the limit of address space (`ulimit -v`).', ...steps],
  },
];
