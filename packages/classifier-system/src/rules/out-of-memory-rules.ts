import type { ErrorEvidence, FailureRule } from '@retake/plugin-api';

const memory = {
  category: 'WAN_MEMORY_MANAGEMENT',
  type: 'system_resource_error',
  severity: 'high',
  scope: 'process',
  transience: 'needs_change',
} as const;

const steps = [
  'Let Retake use a more frugal plan: tiled decoding, streamed blocks, 8-bit weights.',
  'Close other programs, or allow more memory.',
  'Ask for fewer frames or a smaller size.',
];

/** STATUS_NO_MEMORY and STATUS_COMMITMENT_LIMIT of Windows. */
const windowsNoMemory = [0xc0000017, 0xc000012d];
const killed = { exitCodes: [137, -9], signals: ['SIGKILL'] };

/** Words for memory of the machine that ran out, and for processes that died of it. */
export const outOfMemoryRules: readonly FailureRule[] = [
  {
    id: 'killed_for_memory',
    when: {
      ...killed,
      words: [/out of memory/i, /\boom[-_ ]?(?:kill|reaper|score)/i, /memory cgroup|memory limit/i],
    },
    ...memory,
    code: 'WAN_MEMORY_MANAGEMENT/killed_for_memory',
    confidence: 0.9,
    userMessage: 'The system stopped the inference process because memory ran out.',
    nextSteps: steps,
    example: { message: 'Out of memory: the memory limit of the group is reached', signal: 'SIGKILL' },
    reason: 'the last words before the kill name memory',
  },
  {
    id: 'oom_killer',
    when: { ...killed, holds: ({ facts }) => facts.oomKilled === true },
    ...memory,
    code: 'WAN_MEMORY_MANAGEMENT/killed_for_memory',
    confidence: 0.97,
    userMessage: 'The system stopped the inference process because memory ran out.',
    nextSteps: steps,
    example: { message: 'gone', signal: 'SIGKILL', facts: { oomKilled: true } },
    reason: 'the system counted the kill as one for memory',
  },
  {
    id: 'memory_limit_exceeded',
    when: { errorCodes: ['worker_memory_exceeded'] },
    ...memory,
    code: 'WAN_MEMORY_MANAGEMENT/limit_exceeded',
    confidence: 0.97,
    userMessage: 'The inference process needed more memory than it is allowed to use.',
    nextSteps: ['Raise the memory limit.', ...steps],
    example: { message: 'held 9 bytes, more than 8', code: 'worker_memory_exceeded' },
    reason: 'the supervisor measured it',
  },
  {
    id: 'heap_exhausted',
    when: {
      words: [
        /JavaScript heap out of memory/i,
        /FATAL ERROR: .*Allocation failed/i,
        /Fatal process out of memory/i,
        /Fatal JavaScript out of memory/i,
        /ERR_WORKER_OUT_OF_MEMORY/,
      ],
    },
    ...memory,
    code: 'WAN_MEMORY_MANAGEMENT/heap_exhausted',
    confidence: 0.92,
    userMessage: 'The inference process stopped because it could get no more memory.',
    nextSteps: steps,
    example: 'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory',
    reason: 'the engine names its own heap',
  },
  {
    id: 'native_allocation_failed',
    when: {
      exitCodes: [134, 0xc0000409],
      signals: ['SIGABRT'],
      words: [/std::bad_alloc/, /std::length_error/],
    },
    ...memory,
    code: 'WAN_MEMORY_MANAGEMENT/native_allocation_failed',
    confidence: 0.92,
    userMessage: 'The inference process stopped because it could get no more memory.',
    nextSteps: steps,
    example: { message: 'what(): std::bad_alloc', signal: 'SIGABRT' },
    reason: 'C++ aborts when nobody handles a refused allocation',
  },
  {
    id: 'no_thread_under_limit',
    when: {
      words: [
        /pthread_create failed, error code: 11\b/i,
        /std::system_error'\s+what\(\): +Resource temporarily unavailable/i,
      ],
      holds: isLimited,
    },
    ...memory,
    code: 'WAN_MEMORY_MANAGEMENT/no_thread_under_limit',
    confidence: 0.9,
    userMessage: 'The memory limit left no room for the stacks of the threads that compute.',
    nextSteps: ['Use fewer threads, or raise the memory limit.', ...steps],
    example: { message: 'pthread_create failed, error code: 11', facts: { limitBytes: 80_000_000 } },
    reason: 'the stacks of threads count against the limit',
  },
  {
    id: 'windows_no_memory',
    when: { exitCodes: windowsNoMemory },
    ...memory,
    code: 'WAN_MEMORY_MANAGEMENT/page_file_exhausted',
    confidence: 0.9,
    userMessage: 'Windows had no memory left to give, neither real nor in the page file.',
    nextSteps: ['Let Windows manage the size of the page file, or make it larger.', ...steps],
    example: { message: 'gone', exitCode: 0xc0000017 },
    reason: 'the exit code says so',
  },
  {
    id: 'page_file',
    when: { words: [/paging file is too small/i, /os error 1455|WinError 1455|ERROR_COMMITMENT_LIMIT/] },
    ...memory,
    scope: 'host',
    code: 'WAN_MEMORY_MANAGEMENT/page_file_exhausted',
    confidence: 0.95,
    userMessage: 'The page file of Windows is too small for this model.',
    nextSteps: ['Let Windows manage the size of the page file, or make it larger.', ...steps],
    example: 'OSError: The paging file is too small for this operation to complete. (os error 1455)',
    reason: 'Windows promises no more memory than page file and memory hold',
  },
  {
    id: 'mapping_failed',
    when: {
      words: [
        /unable to mmap (?<bytesAsked>\d+) bytes/i,
        /\bmmap\b[^\n]{0,60}failed: (?:Cannot allocate|Not enough|out of) memory/i,
        /VirtualAlloc[^\n]{0,40}failed|MapViewOfFile[^\n]{0,40}failed/,
        /VirtualLock|mlock[^\n]{0,40}failed/,
      ],
    },
    ...memory,
    scope: 'host',
    code: 'WAN_MEMORY_MANAGEMENT/mapping_failed',
    confidence: 0.9,
    userMessage: 'A weight file could not be mapped into memory.',
    nextSteps: ['Make swap or page file larger.', ...steps],
    example:
      'RuntimeError: unable to mmap 5368709120 bytes from file <weights.safetensors>: Cannot allocate memory (12)',
    reason: 'mapping needs address space that the system may refuse',
  },
  {
    id: 'no_memory',
    when: { words: [/\bENOMEM\b/, /Cannot allocate memory/i] },
    ...memory,
    scope: 'host',
    code: 'WAN_MEMORY_MANAGEMENT/host_memory_exhausted',
    confidence: 0.9,
    userMessage: 'The system refused to give more memory.',
    nextSteps: steps,
    example: 'ENOMEM: not enough memory, read',
    reason: 'the system says so',
  },
];

/** Whether the inference process may only use part of the memory; the stack of every thread counts against it. */
function isLimited({ facts, plan }: ErrorEvidence): boolean {
  return typeof facts.limitBytes === 'number' || typeof plan?.memoryBytes === 'number';
}
