import type { FailureRule } from '@retake/plugin-api';

const distributed = {
  category: 'WAN_INFERENCE',
  type: 'generation_pipeline_error',
  severity: 'high',
  scope: 'process',
  transience: 'transient',
  confidence: 0.88,
  firstMove: 'immediate_retry',
} as const;

/** Several cards or processes that compute together: NCCL, gloo, process groups. */
export const distributedRules: readonly FailureRule[] = [
  {
    ...distributed,
    id: 'duplicate_device',
    when: {
      words: [
        /Duplicate GPU detected ?: rank (?<rank>\d+) and rank (?<otherRank>\d+) both on (?:CUDA )?device/,
        /ncclInvalidUsage/,
      ],
    },
    category: 'WAN_PARAMETER_VALIDATION',
    type: 'invalid_parameters',
    transience: 'needs_change',
    firstMove: 'parameter_adjustment',
    code: 'WAN_PARAMETER_VALIDATION/more_processes_than_devices',
    userMessage: 'Two processes want the same graphics card.',
    nextSteps: ['Start as many processes as there are cards (`--nproc_per_node`).'],
    example: 'Duplicate GPU detected : rank 1 and rank 0 both on CUDA device 65000',
    reason: 'the number of processes is a parameter',
  },
  {
    ...distributed,
    id: 'collective_timed_out',
    when: {
      words: [
        /Watchdog caught collective operation timeout/,
        /(?:Timed out|timed out)[^\n]{0,60}(?:initializing process group|waiting for clients|rendezvous|in (?:store based )?barrier)/i,
        /DistStoreError|RendezvousTimeoutError|RendezvousConnectionError/,
        /(?:ProcessGroup(?:NCCL|Gloo)|c10d)[^\n]{0,160}(?:[Tt]imed? ?out|timeout)/,
        /Socket Timeout[^\n]{0,40}|wait timeout after \d+ms/,
      ],
    },
    confidence: 0.95,
    code: 'WAN_INFERENCE/collective_timed_out',
    userMessage: 'The processes on several cards waited too long for each other.',
    nextSteps: [
      'Start all processes again.',
      'Look for the process that failed first: the others only wait for it.',
      'Run on one card with offloading.',
    ],
    example:
      '[Rank 0] Watchdog caught collective operation timeout: WorkNCCL(SeqNum=12, OpType=ALLREDUCE) ran for 600100 milliseconds',
    reason: 'one side was late or gone; a fresh start decides',
  },
  {
    ...distributed,
    id: 'backend_missing',
    when: {
      words: [
        /Distributed package doesn't have (?<package>\w+) built[ -]?in/i,
        /No module named '(?<package>xfuser|yunchang|deepspeed)'/,
        /requires? (?:the )?(?<package>xfuser|yunchang|deepspeed) package/,
        /(?<package>NCCL)[^\n]{0,30}not (?:available|supported) on Windows/,
      ],
    },
    category: 'WAN_MODEL_LOADING',
    type: 'dependency_missing',
    transience: 'permanent',
    scope: 'host',
    firstMove: 'user_intervention',
    code: 'WAN_MODEL_LOADING/distributed_backend_missing',
    userMessage: 'What lets several cards work together is not part of this installation.',
    nextSteps: [
      'Run on one card, without torchrun.',
      'Install the named package; on Windows use the gloo backend.',
    ],
    example: "RuntimeError: Distributed package doesn't have NCCL built in",
    reason: 'a backend is installed by a person',
  },
  {
    ...distributed,
    id: 'group_not_started',
    when: {
      words: [
        /Default process group has not been initialized/,
        /environment variable (?<variable>RANK|WORLD_SIZE|MASTER_ADDR|MASTER_PORT|LOCAL_RANK) expected, but not set/,
        /trying to initialize the default process group twice/,
      ],
    },
    category: 'WAN_PARAMETER_VALIDATION',
    type: 'invalid_parameters',
    transience: 'needs_change',
    firstMove: 'parameter_adjustment',
    code: 'WAN_PARAMETER_VALIDATION/process_group',
    userMessage: 'Options for several cards were used without starting several processes.',
    nextSteps: [
      'Start with `torchrun --nproc_per_node=<cards>`, or leave the options for several cards out.',
    ],
    example:
      'ValueError: Error initializing torch.distributed: environment variable RANK expected, but not set',
    reason: 'options and way of starting disagree',
  },
  {
    ...distributed,
    id: 'parallel_options',
    when: {
      words: [
        /cannot be divided evenly by [^\n]{0,40}(?<option>ulysses|ring|sp|cp|tp)_?(?:size|degree)/,
        /(?:number of )?(?<option>ulysses|ring|sp|cp|tp)_?(?:size|degree) should be equal to the world size/,
        /(?<option>\w+(?: parallel| and dit_fsdp)?) are not supported in non-distributed environments/,
        /(?:number of )?heads[^\n]{0,60}divisible by[^\n]{0,40}(?<option>ulysses|sequence parallel|world)/i,
      ],
    },
    category: 'WAN_PARAMETER_VALIDATION',
    type: 'invalid_parameters',
    scope: 'call',
    transience: 'needs_change',
    confidence: 0.95,
    firstMove: 'parameter_adjustment',
    code: 'WAN_PARAMETER_VALIDATION/parallel_options',
    userMessage: 'The options for several cards do not fit the model or the number of processes.',
    nextSteps: [
      'Choose a number of cards that divides the number of attention heads: 12 for Wan 1.3B, 24 for 5B, 40 for 14B.',
      'Leave the options for several cards out when one process runs.',
    ],
    example: 'AssertionError: `cfg.num_heads=12` cannot be divided evenly by `args.ulysses_size=8`.',
    reason: 'the number of cards is a parameter',
  },
  {
    ...distributed,
    id: 'address_in_use',
    when: {
      words: [
        /The server socket has failed to (?:listen on|bind to)[^\n]*(?:EADDRINUSE|Address already in use|10048)/,
        /The server socket has failed to listen on any local network address/,
      ],
    },
    type: 'system_resource_error',
    scope: 'host',
    transience: 'needs_change',
    firstMove: 'parameter_adjustment',
    code: 'WAN_INFERENCE/port_in_use',
    userMessage: 'The port over which the processes talk is taken, most often by an earlier run.',
    nextSteps: ['Choose another port: `--master_port=29501`.', 'End what is left of the earlier run.'],
    example:
      'RuntimeError: The server socket has failed to listen on any local network address. port: 29500, code: -98, name: EADDRINUSE',
    reason: 'the port is a parameter',
  },
  {
    ...distributed,
    id: 'collective_failed',
    when: {
      words: [
        /\bNCCL (?:error|WARN)[^\n]{0,160}(?:unhandled|error|failed|abort)/,
        /\bnccl(?:UnhandledCudaError|SystemError|InternalError|RemoteError|InvalidArgument)\b/,
        /(?:NCCL|gloo)[^\n]{0,80}(?:Connection (?:closed|reset|refused)|remote process exited|network error)/i,
        /Connection closed by peer[^\n]{0,80}/,
        /unhandled (?:cuda|system) error/,
        /NCCL communicator (?:was|has been) aborted/,
        /\bDistBackendError\b/,
        /Some NCCL operations have failed or timed out/,
        /\bRCCL (?:error|WARN)/,
      ],
    },
    confidence: 0.85,
    code: 'WAN_INFERENCE/collective_failed',
    userMessage: 'The graphics cards could not exchange data.',
    nextSteps: [
      'Look for the process that failed first, most often for lack of memory.',
      'Try NCCL_P2P_DISABLE=1 or NCCL_IB_DISABLE=1.',
      'Run on one card with offloading.',
    ],
    example:
      'torch.distributed.DistBackendError: NCCL error in: ProcessGroupNCCL.cpp:1970, unhandled system error',
    reason: 'one side went away; a fresh start decides',
  },
  {
    ...distributed,
    id: 'engine_process_died',
    when: {
      words: [
        /\bEngine(?:Dead|Core)\w*(?:Error)?\b[^\n]{0,40}(?:died|dead|encountered|unexpectedly|failed)/,
        /\b[Ww]orker\b[^\n]{0,60}\b(?:died|is dead|exited unexpectedly|terminated unexpectedly)\b/,
        /\b(?:ActorDiedError|WorkerCrashedError|RayActorError)\b/,
      ],
    },
    confidence: 0.4,
    code: 'WAN_INFERENCE/engine_process_died',
    userMessage: 'The process that computes went away, and these words do not say why.',
    nextSteps: ['Read what that process wrote before; most often it ran out of memory.', 'Start it again.'],
    example: 'EngineCore died unexpectedly. See the trace above for the cause.',
    reason:
      'the words tell only that a process is gone; a fresh one can do the work, any cause beside it speaks first',
  },
];
