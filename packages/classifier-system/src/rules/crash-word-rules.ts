import type { FailureRule } from '@retake/plugin-api';

const crash = {
  category: 'WAN_MEMORY_MANAGEMENT',
  type: 'system_resource_error',
  severity: 'high',
  scope: 'process',
  transience: 'needs_change',
  firstMove: 'resource_optimization',
} as const;

const steps = [
  'Watch the memory of the machine during the next try: such ends mostly come when it is full.',
  'Use a more frugal plan, or make swap or page file larger.',
  'If memory is free, update the driver and the packages.',
];

/** What shells, launchers and logs write about a process that ended; the exit itself is not known here. */
export const crashWordRules: readonly FailureRule[] = [
  {
    id: 'instruction_unknown',
    when: {
      words: [
        /(?<!an )Illegal instruction/i,
        /\bSIGILL\b|signal(?: number)? 4\b/,
        /0xc000001d|\b3221225501\b|-1073741795\b/i,
        /(?:CPU|processor)[^\n]{0,60}(?:does not support|doesn't support|lacks|without) AVX/i,
        /exit(?:ed with)?(?: code)?:? (?:132|-4)\b/,
        /illegal hardware instruction/,
      ],
    },
    ...crash,
    category: 'WAN_HARDWARE_OPTIMIZATION',
    type: 'hardware_optimization_failure',
    scope: 'host',
    transience: 'permanent',
    firstMove: 'user_intervention',
    code: 'WAN_HARDWARE_OPTIMIZATION/processor_unsupported',
    confidence: 0.92,
    userMessage: 'This processor lacks an instruction that a library uses (often AVX2).',
    nextSteps: ['Install a build of the library for older processors.', 'Run on another machine.'],
    example: 'Illegal instruction (core dumped)',
    reason: 'the library was built for a newer processor',
  },
  {
    id: 'killed_words',
    when: {
      words: [
        /(?:^|\n|Error: )(?:[^\n]{0,120}(?::|\d) +)?Killed(?:: 9)?(?= *(?:\r?\n|$)| +(?:python|node|\.\/|[\w./-]+\.(?:py|sh)))/,
        /exit(?:ed)?(?: with)?(?: status| code)*[ :=]*\(?(?:137|-9)\b/i,
        /(?:exitcode|returncode|return code|exit status)[ :=]+(?:137|-9)\b/i,
        /\bSIGKILL\b|[Ss]ignal:? (?:9\b|[Kk]illed)/,
        /(?:was|process|worker|got) killed by (?:the )?(?:system|OS|kernel|signal)/i,
        /\[\d+\] +\d+ killed\b|\bzsh: killed\b/,
        /return code[ :=]+(?:137|-9)\b/i,
        /[Kk]ernel (?:appears to have|has|seems to have) (?:died|restarted|crashed)|[Dd]ead kernel/,
        /terminated abruptly|unexpectedly terminated[^\n]{0,120}memory/,
      ],
    },
    ...crash,
    code: 'WAN_MEMORY_MANAGEMENT/process_killed',
    confidence: 0.9,
    userMessage: 'A process was killed, most likely by the system because memory ran short.',
    nextSteps: steps,
    example: '100%|██████████| 40/40 [45:42<00:00]\nKilled',
    reason: 'nobody else kills without a word',
  },
  {
    id: 'access_violation',
    when: {
      words: [
        /0xc0000005|\b3221225477\b|-1073741819\b/i,
        /(?:exception|error) ?code\W{1,4}c0000005\b/i,
        /access violation/i,
        /EXC_BAD_ACCESS/,
        /referenced memory at 0x/,
      ],
    },
    ...crash,
    code: 'WAN_MEMORY_MANAGEMENT/process_crashed',
    confidence: 0.91,
    userMessage: 'A process crashed on a memory access; on Windows that often means that memory ran out.',
    nextSteps: ['Make the page file larger, or let Windows manage it.', ...steps],
    example: 'The process exited with code 3221225477 and signal null',
    reason: 'a library that gets no memory and does not look uses what it has not got',
  },
  {
    id: 'fast_fail',
    when: {
      words: [/0xc0000409|\b3221226505\b|-1073740791\b|STACK_BUFFER_OVERRUN/i, /0xc00000fd|\b3221225725\b/i],
    },
    ...crash,
    code: 'WAN_MEMORY_MANAGEMENT/process_crashed',
    confidence: 0.75,
    userMessage:
      'A process ended itself because something inside it was wrong; full memory is the most common reason.',
    nextSteps: steps,
    example: 'Process crashed with exit code 3221226505 (0xC0000409)',
    reason: 'Windows gives this code to every abort of a C++ library',
  },
  {
    id: 'segmentation_fault',
    when: {
      words: [
        /Segmentation fault|\bsegfault\b/i,
        /\bSIGSEGV\b|[Ss]ignal:? 11\b/,
        /(?:exitcode|returncode|exit(?:ed)?(?: with)?(?: status| code)*)[ :=]+\(?(?:139|-11)\b/i,
        /return code[ :=]+(?:139|-11)\b/i,
      ],
    },
    ...crash,
    code: 'WAN_MEMORY_MANAGEMENT/process_crashed',
    confidence: 0.8,
    userMessage: 'A process crashed on a wrong memory access.',
    nextSteps: steps,
    example: 'Fatal Python error: Segmentation fault',
    reason: 'memory was used that the process does not have',
  },
  {
    id: 'bus_error',
    when: {
      words: [
        /\bBus error\b/i,
        /\bSIGBUS\b|[Ss]ignal:? 7\b/,
        /(?:exitcode|returncode|exit(?:ed)?(?: with)?(?: status| code)*)[ :=]+\(?(?:135|-7|-10)\b/i,
      ],
    },
    ...crash,
    code: 'WAN_MEMORY_MANAGEMENT/mapped_memory_lost',
    confidence: 0.8,
    userMessage:
      'Memory that was promised could not be given: shared memory is full, or a mapped file was cut short.',
    nextSteps: [
      'In a container, allow more shared memory (`--shm-size=8g`).',
      'Check disk and weight files.',
      ...steps,
    ],
    example: 'Bus error (core dumped)',
    reason: 'pages behind an address are missing, mostly in /dev/shm',
  },
  {
    id: 'backend_lost',
    when: {
      words: [
        /code = Unavailable desc = (?:error reading from server: EOF|transport is closing)/,
        /(?:backend|runner|worker|model server) process (?:has |is )?(?:terminated|died|no longer running|exited unexpectedly)/i,
        /(?:model )?runner has unexpectedly stopped/,
        /\b(?:worker|backend|runner|engine|server)(?: process)? (?:has )?(?:died|crashed|disappeared|exited unexpectedly|terminated unexpectedly)\b/i,
      ],
    },
    ...crash,
    code: 'WAN_MEMORY_MANAGEMENT/process_crashed',
    confidence: 0.7,
    userMessage: 'The process that held the model is gone; full memory is the most common reason.',
    nextSteps: steps,
    example: 'could not load model: rpc error: code = Unavailable desc = error reading from server: EOF',
    reason: 'the one who asks only sees the connection end',
  },
  {
    id: 'aborted_words',
    when: {
      words: [
        /(?:^|\n|Error: )Aborted(?: \(core dumped\))?\s*$/,
        /\bSIGABRT\b|[Ss]ignal:? 6\b/,
        /(?:exitcode|returncode|exit(?:ed)?(?: with)?(?: status| code)*)[ :=]+\(?(?:134|-6)\b/i,
      ],
    },
    ...crash,
    category: 'WAN_INFERENCE',
    type: 'generation_pipeline_error',
    transience: 'transient',
    firstMove: 'immediate_retry',
    code: 'WAN_INFERENCE/process_aborted',
    confidence: 0.45,
    userMessage: 'A process stopped itself because something inside it was wrong.',
    nextSteps: ['Read the lines before the end: they hold the reason.', 'Start again.'],
    example: 'Aborted (core dumped)',
    reason: 'the reason stands elsewhere',
  },
  {
    id: 'display_driver_stopped',
    when: {
      words: [
        /[Dd]isplay driver[^\n]{0,60}(?:stopped responding|has recovered|crashed)/,
        /\bnvlddmkm\b|\bamdkmdag\b/,
        /VIDEO_TDR|\bTDR\b[^\n]{0,40}(?:timeout|delay|failure)/i,
      ],
    },
    ...crash,
    category: 'WAN_HARDWARE_OPTIMIZATION',
    type: 'hardware_optimization_failure',
    scope: 'device',
    code: 'WAN_HARDWARE_OPTIMIZATION/display_driver_stopped',
    confidence: 0.8,
    userMessage: 'Windows restarted the driver of the graphics card because it did not answer in time.',
    nextSteps: [
      'Ask for smaller pieces of work: smaller size, tiled decoding.',
      'Raise `TdrDelay`, or update the driver.',
    ],
    example: 'Display driver nvlddmkm stopped responding and has successfully recovered.',
    reason: 'one kernel ran longer than Windows allows',
  },
];
