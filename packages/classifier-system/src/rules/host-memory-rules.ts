import type { FailureRule } from '@retake/plugin-api';

const memory = {
  category: 'WAN_MEMORY_MANAGEMENT',
  type: 'system_resource_error',
  severity: 'high',
  scope: 'host',
  transience: 'needs_change',
  firstMove: 'resource_optimization',
} as const;

const steps = [
  'Use a more frugal plan: smaller or quantised weights, one expert in memory at a time.',
  'Close other programs, or make swap or page file larger.',
  'Ask for fewer frames or a smaller size.',
];

/** Words of programs of any kind for memory of the machine that ran out. */
export const hostMemoryRules: readonly FailureRule[] = [
  {
    id: 'out_of_memory_killer',
    when: {
      words: [
        /Out of memory: Kill(?:ed)? process (?<pid>\d+)/i,
        /Memory cgroup out of memory/i,
        /oom-kill:|invoked oom-killer|oom_reaper/i,
        /\bOOMKilled\b/,
        /JetsamEvent|\bjetsam\b|memorystatus: killing/,
        /EXC_RESOURCE[^\n]{0,40}MEMORY/,
        /systemd-oomd[^\n]{0,40}[Kk]illed|earlyoom/,
        /(?:killed|terminated|ended|stopped) by the OOM[- ]killer/i,
        /Perhaps out of memory\?/i,
      ],
    },
    ...memory,
    code: 'WAN_MEMORY_MANAGEMENT/killed_for_memory',
    confidence: 0.97,
    userMessage: 'The system stopped a process because memory ran out.',
    nextSteps: steps,
    example: 'kernel: Out of memory: Killed process 4711 (python) total-vm:98000kB, anon-rss:61000kB',
    reason: 'the system itself names memory as its reason',
  },
  {
    id: 'shared_memory_full',
    when: {
      words: [
        /insufficient shared memory|out of shared memory|\/dev\/shm\b[^\n]{0,80}(?:full|No space)/i,
        /shared memory[^\n]{0,60}(?:No space left|Cannot allocate)/i,
        /unable to write to file <\/torch_/i,
      ],
    },
    ...memory,
    code: 'WAN_MEMORY_MANAGEMENT/shared_memory_full',
    confidence: 0.96,
    userMessage: 'The memory that processes share is full.',
    nextSteps: [
      'Give the container more (`docker run --shm-size=8g` or `--ipc=host`).',
      'Use fewer worker processes.',
    ],
    example:
      'ERROR: Unexpected bus error in worker. This might be caused by insufficient shared memory (shm).',
    reason: 'containers get 64 MiB of it unless told otherwise',
  },
  {
    id: 'windows_resources',
    when: {
      words: [
        /WinError (?<windowsError>8|14)\b/,
        /(?:WinError|os error) (?<windowsError>1450|1453|1454|1816)\b/,
        /(?<!8007000E )Not enough memory resources are available/i,
        /Insufficient system resources exist/i,
        /Not enough (?:storage|quota) is available to (?:process|complete)/i,
        /commitment limit|commit limit reached/i,
        /0xc0000017|0xc000012d/i,
      ],
    },
    ...memory,
    code: 'WAN_MEMORY_MANAGEMENT/page_file_exhausted',
    confidence: 0.96,
    userMessage: 'Windows had no memory left to give, neither real nor in the page file.',
    nextSteps: ['Let Windows manage the size of the page file, or make it larger.', ...steps],
    example: 'OSError: [WinError 1450] Insufficient system resources exist to complete the requested service',
    reason: 'Windows counts memory and handles that it promised',
  },
  {
    id: 'array_too_large',
    when: {
      words: [
        /Unable to allocate (?<bytesAsked>[\d.]+ [KMGT]iB) for an array with shape (?<expectedShape>\([\d, ]+\))/i,
        /ArrayMemoryError/,
        /OutOfMemoryError: (?:Java heap space|Insufficient memory)/i,
        /\(-4:Insufficient memory\)|Failed to allocate (?<bytesAsked>\d+) bytes in function/i,
      ],
    },
    ...memory,
    scope: 'process',
    code: 'WAN_MEMORY_MANAGEMENT/host_memory_exhausted',
    confidence: 0.96,
    userMessage: 'There is not enough memory in this machine for one large array.',
    nextSteps: steps,
    example:
      'ArrayMemoryError: Unable to allocate 3.72 GiB for an array with shape (361, 1440, 2560, 3) and data type uint8',
    reason: 'arrays of this kind lie in the memory of the machine',
  },
  {
    id: 'java_heap',
    when: {
      words: [
        /Failed to allocate a (?<bytesAsked>\d+) byte allocation with (?<bytesFree>\d+) free bytes/i,
        /java\.lang\.OutOfMemoryError/,
      ],
    },
    ...memory,
    scope: 'process',
    code: 'WAN_MEMORY_MANAGEMENT/heap_exhausted',
    confidence: 0.98,
    userMessage: 'The Java part of the program may use no more memory.',
    nextSteps: ['Allow it more (`-Xmx`, or `largeHeap` on Android).', ...steps],
    example:
      'java.lang.OutOfMemoryError: Failed to allocate a 3613 byte allocation with 838 free bytes and 1MB until OOM',
    reason: 'Java counts a heap of its own',
  },
  {
    id: 'memory_error',
    when: {
      words: [
        /(?:^|[\n:] ?)MemoryError\b/,
        /memory allocation of (?<bytesAsked>\d+) bytes failed/i,
        /(?<!ENOMEM: )(?:[Nn]ot enough|[Ii]nsufficient) (?:system |host |physical |CPU )?(?:RAM|memory)\b(?![^\n]{0,40}\b(?:resolution|VRAM|GPU)\b)/,
        /(?:System|Host|CPU) (?:RAM|memory)[^\n]{0,40}(?:exhausted|exceeded|full)/i,
        /[Tt]ried to allocate [^\n]{1,30} of (?:host|system|CPU) memory/,
        /could not allocate memory|failed to allocate memory on (?:the )?(?:cpu|host)/i,
        /RuntimeError: \[enforce fail[^\n]{0,80}alloc_cpu/i,
        /using all available RAM|low on virtual memory|out of virtual memory/i,
        /node was low on resource: memory/i,
      ],
    },
    ...memory,
    scope: 'process',
    code: 'WAN_MEMORY_MANAGEMENT/host_memory_exhausted',
    confidence: 0.86,
    userMessage: 'There is not enough memory in this machine for what was asked.',
    nextSteps: steps,
    example: 'error: memory allocation of 8589934592 bytes failed',
    reason: 'no device is named, so the memory of the machine is meant',
  },
  {
    id: 'allocation_threw',
    when: {
      words: [/std::bad_alloc/, /\bbad allocation\b/i, /(?:malloc|realloc|calloc)\b[^\n]{0,40}failed/],
    },
    ...memory,
    scope: 'process',
    code: 'WAN_MEMORY_MANAGEMENT/native_allocation_failed',
    confidence: 0.84,
    userMessage: 'A part of the program could get no more memory.',
    nextSteps: steps,
    example: "terminate called after throwing an instance of 'std::bad_alloc'",
    reason: 'the words of C++ for memory that is refused',
  },
];
