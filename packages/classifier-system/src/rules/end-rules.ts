import type { FailureRule } from '@retake/plugin-api';

const end = {
  category: 'WAN_INFERENCE',
  type: 'generation_pipeline_error',
  severity: 'high',
  scope: 'process',
  transience: 'transient',
} as const;

const goOn = 'Go on from the last step with a new inference process; Retake does this by itself.';
/** NTSTATUS values that Windows gives as exit codes. */
const windows = {
  accessViolation: 0xc0000005,
  illegalInstruction: 0xc000001d,
  stackOverflow: 0xc00000fd,
  dllNotFound: 0xc0000135,
  controlC: 0xc000013a,
  dllInitFailed: 0xc0000142,
  failFast: 0xc0000409,
};
/** A dying process that told why is judged by its words: these rows are for all others. */
const worker = 'worker_died';

const ended = { message: 'The inference process ended.', code: worker } as const;

/** Signals and exit codes of processes that ended without saying why (128 + signal number where a shell is between). */
export const endRules: readonly FailureRule[] = [
  {
    id: 'killed',
    when: { exitCodes: [137, -9], signals: ['SIGKILL'] },
    ...end,
    category: 'WAN_MEMORY_MANAGEMENT',
    type: 'system_resource_error',
    code: 'WAN_MEMORY_MANAGEMENT/process_killed',
    confidence: 0.8,
    userMessage:
      'The inference process was killed: by a person or program, or by the system because memory ran short.',
    nextSteps: [
      goOn,
      'If it happens again at the same place, use a more frugal plan or close other programs.',
    ],
    example: { ...ended, signal: 'SIGKILL' },
    reason: 'nobody else kills without a word',
  },
  {
    id: 'asked_to_stop',
    when: { exitCodes: [143, 130, 129, windows.controlC], signals: ['SIGTERM', 'SIGINT', 'SIGHUP'] },
    ...end,
    severity: 'medium',
    code: 'WAN_INFERENCE/process_stopped',
    confidence: 0.8,
    userMessage: 'The inference process was asked to stop from outside.',
    nextSteps: [goOn],
    example: { ...ended, signal: 'SIGTERM' },
    reason: 'the signal is a request',
  },
  {
    id: 'aborted',
    when: { exitCodes: [134, 133], signals: ['SIGABRT', 'SIGTRAP'] },
    ...end,
    code: 'WAN_INFERENCE/process_aborted',
    confidence: 0.6,
    userMessage: 'The inference process stopped itself because something inside it was wrong.',
    nextSteps: [goOn, 'If it happens again at the same place, report it with the technical detail.'],
    example: { ...ended, exitCode: 134, stderrTail: 'Assertion failed: (head == tail)' },
    reason: 'a check inside the program failed',
  },
  {
    id: 'mapped_file_changed',
    when: { exitCodes: [135], signals: ['SIGBUS'] },
    ...end,
    category: 'WAN_WEIGHTS_INTEGRITY',
    type: 'model_integrity_failure',
    transience: 'permanent',
    code: 'WAN_WEIGHTS_INTEGRITY/mapped_file_changed',
    confidence: 0.75,
    userMessage: 'A weight file was cut short, or its disk went away, while it was in use.',
    nextSteps: [
      'Check the files of the checkpoint and the disk they lie on.',
      'Do not change weight files while a run uses them.',
    ],
    example: { ...ended, signal: 'SIGBUS' },
    reason: 'weights are mapped files, and a page of one was not there',
  },
  {
    id: 'crashed',
    when: {
      exitCodes: [139, windows.accessViolation, windows.stackOverflow, windows.failFast],
      signals: ['SIGSEGV'],
    },
    ...end,
    category: 'WAN_MEMORY_MANAGEMENT',
    type: 'system_resource_error',
    code: 'WAN_MEMORY_MANAGEMENT/process_crashed',
    confidence: 0.65,
    userMessage: 'The inference process crashed on a wrong memory access.',
    nextSteps: [goOn, 'If it happens again, use a more frugal plan and check the memory of this machine.'],
    example: { ...ended, exitCode: 3221225477 },
    reason: 'memory was used that the process does not have',
  },
  {
    id: 'processor_unsupported',
    when: { exitCodes: [132, windows.illegalInstruction], signals: ['SIGILL'] },
    ...end,
    category: 'WAN_HARDWARE_OPTIMIZATION',
    type: 'hardware_optimization_failure',
    transience: 'permanent',
    firstMove: 'user_intervention',
    code: 'WAN_HARDWARE_OPTIMIZATION/processor_unsupported',
    confidence: 0.65,
    userMessage: 'This processor lacks an instruction that ONNX Runtime uses.',
    nextSteps: ['Run on another machine, or install a build of ONNX Runtime for this processor.'],
    example: { ...ended, signal: 'SIGILL' },
    reason: 'the library was built for a newer processor',
  },
  {
    id: 'library_missing',
    when: { exitCodes: [windows.dllNotFound, windows.dllInitFailed, 127] },
    ...end,
    category: 'WAN_MODEL_LOADING',
    type: 'dependency_missing',
    transience: 'permanent',
    code: 'WAN_MODEL_LOADING/module_missing',
    confidence: 0.8,
    userMessage: 'A library that the inference process needs is not installed or too old.',
    nextSteps: ['Install the Visual C++ runtime (Windows), then the packages again (`npm install`).'],
    example: { ...ended, exitCode: 3221225781 },
    reason: 'the loader of the system ended the process before it began',
  },
  {
    id: 'died',
    when: {
      errorCodes: [worker],
      holds: ({ signal, exitCode }) => signal === undefined && (exitCode ?? 0) < 127,
    },
    ...end,
    code: 'WAN_INFERENCE/process_ended',
    confidence: 0.4,
    userMessage: 'The inference process ended without being asked to.',
    nextSteps: [goOn, 'Look at the technical detail for its last words.'],
    example: { ...ended, exitCode: 1 },
    reason: 'nothing is known but the end',
  },
];
