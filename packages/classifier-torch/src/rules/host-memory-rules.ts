import type { FailureRule } from '@retake/plugin-api';

const hostMemory = {
  category: 'WAN_MEMORY_MANAGEMENT',
  type: 'system_resource_error',
  severity: 'high',
  scope: 'host',
  transience: 'needs_change',
  confidence: 0.96,
  firstMove: 'resource_optimization',
  code: 'WAN_MEMORY_MANAGEMENT/host_allocation_failed',
  userMessage: 'The computer ran out of main memory.',
  nextSteps: [
    'Close other programs.',
    'Load one part of the model at a time, or use smaller weights (8-bit, 4-bit, FP16).',
    'Enlarge the page file (Windows) or the swap space (Linux).',
  ],
} as const;

/** Main memory, pinned memory and shared memory that torch, numpy and ggml asked for in vain. */
export const hostMemoryRules: readonly FailureRule[] = [
  {
    ...hostMemory,
    id: 'cpu_allocator',
    when: {
      words: [
        /DefaultCPUAllocator: (?:not enough memory|can't allocate memory): you tried to allocate (?<bytesAsked>\d+) bytes/,
        /DefaultCPUAllocator: (?:not enough memory|can't allocate memory)/,
        /enforce fail at [^\n]{0,200}alloc_cpu\.cpp/,
      ],
    },
    example:
      "RuntimeError: [enforce fail at alloc_cpu.cpp:117] err == 0. DefaultCPUAllocator: can't allocate memory: you tried to allocate 4096 bytes. Error code 12",
    reason: "torch's processor allocator names its own refusal",
  },
  {
    ...hostMemory,
    id: 'array_allocation',
    when: {
      words: [
        /Unable to allocate (?<bytesAsked>[\d.]+ ?[KMGT]iB) for an array with shape (?<expectedShape>\([^)]*\))/,
        /\b_?ArrayMemoryError\b/,
      ],
    },
    example:
      'numpy.core._exceptions._ArrayMemoryError: Unable to allocate 2.50 GiB for an array with shape (81, 720, 1280, 3) and data type float32',
    reason: 'numpy names the array it had no memory for',
  },
  {
    ...hostMemory,
    id: 'page_file',
    when: { words: [/\[?WinError 1455\]?/, /paging file is too small/i] },
    userMessage: 'The page file of Windows is too small for what was to be loaded.',
    nextSteps: [
      'Enlarge the page file: System, Advanced, Performance, Virtual memory; as much as the model is large.',
      'Close other programs.',
      'Use smaller weights (8-bit, 4-bit, FP16).',
    ],
    example:
      'OSError: [WinError 1455] The paging file is too small. Error loading "D:\\env\\torch\\lib\\cufft64_11.dll"',
    reason: 'Windows promises memory only as far as the page file reaches',
  },
  {
    ...hostMemory,
    id: 'driver_host_memory',
    when: {
      words: [
        /\b(?:CL_OUT_OF_HOST_MEMORY|VK_ERROR_OUT_OF_HOST_MEMORY|ErrorOutOfHostMemory|vk::OutOfHostMemoryError)\b/,
        /(?:UR_RESULT|PI)_ERROR_OUT_OF_HOST_MEMORY/,
      ],
    },
    example: 'onednn_verbose,error,ocl,errcode -6,CL_OUT_OF_HOST_MEMORY',
    reason: 'the driver got no main memory for its own work',
  },
  {
    ...hostMemory,
    id: 'standard_allocation',
    when: { words: [/\bstd::bad_alloc\b/, /\bbad allocation\b/] },
    confidence: 0.85,
    example: "terminate called after throwing an instance of 'std::bad_alloc'",
    reason: 'the C++ runtime got no main memory',
  },
  {
    ...hostMemory,
    id: 'shared_memory',
    when: {
      words: [
        /DataLoader worker \(pid(?:\(s\))? [\d, ]+\) (?:is killed by signal: (?:Bus error|Killed)|exited unexpectedly)/,
        /dataloader's workers are out of shared memory/,
        /unable to (?:allocate shared memory\(shm\)|open shared memory object|mmap \d+ bytes from file|resize file <\/?torch_)/,
        /Couldn't open shared file mapping: <[^>]*>, error code: <?(?<errno>\d+)/,
        /torch_shm_manager[^\n]{0,120}(?:error|failed|unable)/i,
      ],
    },
    code: 'WAN_MEMORY_MANAGEMENT/shared_memory_exhausted',
    userMessage: 'The memory that processes share ran out.',
    nextSteps: [
      'Start the container with more shared memory: `--shm-size=8g` or `--ipc=host`.',
      'Use fewer worker processes.',
      'Enlarge the page file on Windows.',
    ],
    example: "RuntimeError: Couldn't open shared file mapping: <torch_71_2_1>, error code: <1455>",
    reason: 'workers hand tensors over in shared memory',
  },
  {
    ...hostMemory,
    id: 'pinned_memory',
    when: {
      words: [
        /cuda(?:HostAlloc|HostRegister|MallocHost)[^\n]{0,80}(?:failed|out of memory)/i,
        /(?:pin_memory|pinned memory|pin memory)[^\n]{0,80}(?:failed|out of memory|cannot)/i,
        /Failed to (?:pin|allocate pinned)\b[^\n]{0,60}/i,
        /\balloc(?:ate)? \d+ bytes on host: CUDA_ERROR_OUT_OF_MEMORY/,
        /could not allocate pinned host memory/i,
      ],
    },
    confidence: 0.85,
    code: 'WAN_MEMORY_MANAGEMENT/pinned_memory_failed',
    userMessage: 'The computer could not reserve fixed main memory for transfers to the graphics card.',
    nextSteps: [
      'Turn pinned memory off; transfers become slower.',
      'Close other programs.',
      'Under WSL, raise the memory limit in `.wslconfig`.',
    ],
    example: 'ggml_cuda_host_malloc: cudaMallocHost(8192 MiB) failed: out of memory',
    reason: 'page-locked memory comes out of main memory and is limited',
  },
  {
    ...hostMemory,
    id: 'ggml_host_buffer',
    when: {
      words: [
        /GGML_ASSERT\(ctx->mem_buffer != NULL\) failed/,
        /ggml_aligned_malloc: insufficient memory(?: \(attempted to allocate +(?<bytesAsked>[\d.]+ MB)\))?/,
        /ggml_backend_cpu_buffer_type_alloc_buffer: failed to allocate buffer of size (?<bytesAsked>\d+)/,
        /failed to allocate CPU buffer of size (?<bytesAsked>\d+)/,
        /ggml_new_object: not enough space in the context's memory pool \(needed (?<bytesAsked>\d+), available (?<bytesFree>\d+)\)/,
      ],
    },
    example: 'ggml_aligned_malloc: insufficient memory (attempted to allocate 9120.00 MB)',
    reason: 'ggml names the buffer it could not place in main memory',
  },
  {
    ...hostMemory,
    id: 'worker_killed',
    when: {
      words: [
        /\bfailed \(exitcode: -(?:9|7)\) local_rank/,
        /Signal 9 \(SIGKILL\) received by PID \d+/,
        /exitcode *: -9 \(pid: \d+\)/,
        /terminated with signal SIGKILL/,
      ],
    },
    scope: 'process',
    confidence: 0.93,
    code: 'WAN_MEMORY_MANAGEMENT/worker_killed',
    userMessage: 'The operating system ended a worker process, most often because main memory ran out.',
    example:
      'torch.distributed.elastic.multiprocessing.api: [ERROR] failed (exitcode: -9) local_rank: 0 (pid: 4711) of binary: python',
    reason: 'minus nine is the kill signal, sent by the out-of-memory guard',
  },
  {
    ...hostMemory,
    id: 'worker_crashed',
    when: {
      words: [
        /\bfailed \(exitcode: (?:-11|3221225477)\) local_rank/,
        /Signal 11 \(SIGSEGV\) received by PID \d+/,
        /exitcode *: -11 \(pid: \d+\)/,
        /terminated with signal SIGSEGV/,
      ],
    },
    scope: 'process',
    confidence: 0.8,
    code: 'WAN_MEMORY_MANAGEMENT/worker_crashed',
    userMessage: 'A worker process crashed while it read memory that is not its own.',
    nextSteps: [
      'Try once more.',
      'Update torch, the driver and compiled extensions so that they fit each other.',
      'Check whether main memory is full while it runs.',
    ],
    example:
      'torch.distributed.elastic.multiprocessing.api: [ERROR] failed (exitcode: -11) local_rank: 1 (pid: 4712) of binary: python',
    reason: 'minus eleven is a segmentation fault: the process ended, not the call',
  },
  {
    ...hostMemory,
    id: 'open_files',
    when: {
      words: [
        /Too many open files\. Communication with the workers is no longer possible/,
        /received 0 items of ancdata/,
      ],
    },
    code: 'WAN_MEMORY_MANAGEMENT/handles_exhausted',
    confidence: 0.9,
    userMessage: 'Too many files are open at once.',
    nextSteps: ['Raise the limit with `ulimit -n 65535`.', 'Use fewer worker processes.'],
    example: 'RuntimeError: Too many open files. Communication with the workers is no longer possible.',
    reason: 'every shared tensor costs a file handle',
  },
];
