import type { ErrorEvidence, FailureRule } from '@retake/plugin-api';

const process = {
  type: 'system_resource_error',
  severity: 'high',
  scope: 'process',
  transience: 'transient',
} as const;

/** Words of Retake's own supervisor, and of programs that cannot even start. */
export const supervisionRules: readonly FailureRule[] = [
  {
    id: 'worker_hung',
    when: { errorCodes: ['worker_hung'] },
    ...process,
    type: 'model_loading_timeout',
    category: 'WAN_INFERENCE',
    code: 'WAN_INFERENCE/worker_hung',
    confidence: 0.9,
    userMessage: 'The inference process gave no sign of life for too long and was ended.',
    nextSteps: [
      'Go on from the last step with a new inference process.',
      'Look whether the disk or the machine is overloaded.',
    ],
    example: { message: 'No sign of life for 30000 ms.', code: 'worker_hung' },
    reason: 'the supervisor waited and counted',
  },
  {
    id: 'limit_too_low_to_start',
    when: { errorCodes: ['worker_start_failed'], holds: limitBelowMinimum },
    ...process,
    category: 'WAN_MEMORY_MANAGEMENT',
    transience: 'permanent',
    code: 'WAN_MEMORY_MANAGEMENT/limit_too_low',
    confidence: 0.95,
    userMessage: 'The memory limit is too low for the inference process to start at all.',
    nextSteps: ['Raise the memory limit.'],
    example: {
      message: 'no answer',
      code: 'worker_start_failed',
      facts: { limitBytes: 50, minimumBytes: 100 },
    },
    reason: 'both numbers are known',
  },
  {
    id: 'module_missing',
    when: {
      words: [/Cannot find (?:module|package) '(?<module>[^']+)'/],
    },
    ...process,
    type: 'dependency_missing',
    transience: 'permanent',
    category: 'WAN_MODEL_LOADING',
    code: 'WAN_MODEL_LOADING/module_missing',
    confidence: 0.85,
    userMessage: 'A library that the inference process needs is not installed or too old.',
    nextSteps: ['Install the packages again (`npm install`).', 'Run `retake doctor`.'],
    example: "Cannot find module 'onnxruntime-node'",
    reason: 'the module is named',
  },
  {
    id: 'program_missing',
    when: { words: [/spawn (?<program>.+) ENOENT/, /(?<program>[\w.-]+): command not found/] },
    ...process,
    type: 'dependency_missing',
    transience: 'permanent',
    category: 'WAN_MODEL_LOADING',
    code: 'WAN_MODEL_LOADING/program_missing',
    confidence: 0.9,
    userMessage: 'A program that is needed here is not installed or not on PATH.',
    nextSteps: ['Install the program named in the technical detail.', 'Run `retake doctor`.'],
    example: 'sh: 1: ffmpeg: command not found',
    reason: 'the shell looked and did not find it',
  },
  {
    id: 'worker_start_failed',
    when: { errorCodes: ['worker_start_failed'], holds: (evidence) => !limitBelowMinimum(evidence) },
    ...process,
    category: 'WAN_MODEL_LOADING',
    code: 'WAN_MODEL_LOADING/worker_start_failed',
    confidence: 0.7,
    userMessage: 'The inference process did not start.',
    nextSteps: ['Run `retake doctor`.', 'Look at the technical detail for its last words.'],
    example: { message: 'no answer', code: 'worker_start_failed' },
    reason: 'the supervisor waited for a first word',
  },
];

function limitBelowMinimum({ facts }: ErrorEvidence): boolean {
  const { limitBytes, minimumBytes } = facts;
  return typeof limitBytes === 'number' && typeof minimumBytes === 'number' && limitBytes < minimumBytes;
}
