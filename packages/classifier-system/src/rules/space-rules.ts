import type { ErrorEvidence, FailureRule } from '@retake/plugin-api';

const diskFull = {
  when: {
    words: [
      /\bENOSPC\b/,
      /no space left on device/i,
      /\bEDQUOT\b/,
      /disk quota exceeded/i,
      /There is not enough space on the disk/i,
      /WinError (?:112|39)\b/,
      /(?<!is down )\(os error 112\)/,
      /quota (?:has been |was |is )?exceeded\b/i,
      /(?:not enough|insufficient|no) (?:free |available )?(?:disk|storage|drive) ?(?:space|capacity)?\b/i,
      /disk (?:is )?full\b/i,
      /\bQuotaExceededError\b|NS_ERROR_DOM_QUOTA_REACHED/,
    ],
  },
  type: 'storage_space_insufficient',
  severity: 'high',
  scope: 'host',
  transience: 'permanent',
  confidence: 0.95,
  userMessage: 'The disk is full, or your share of it is used up.',
  nextSteps: [
    'Free some space, then resume the run; finished steps are kept.',
    'Put runs and caches on another disk.',
  ],
} as const;

function whileRunning({ stage }: ErrorEvidence): boolean {
  return stage !== undefined && !['download', 'load', 'setup'].includes(stage);
}

/** Disks that are full. Whatever else is said, nothing is written until there is room. */
export const spaceRules: readonly FailureRule[] = [
  {
    ...diskFull,
    id: 'disk_full_in_run',
    when: { ...diskFull.when, holds: whileRunning },
    category: 'WAN_INFERENCE',
    code: 'WAN_INFERENCE/disk_full',
    example: { message: 'ENOSPC: no space left on device, write', stage: 'denoise' },
    reason: 'the run itself writes',
  },
  {
    ...diskFull,
    id: 'disk_full_in_download',
    when: { ...diskFull.when, holds: (evidence) => !whileRunning(evidence) },
    category: 'WAN_WEIGHTS_DOWNLOAD',
    code: 'WAN_WEIGHTS_DOWNLOAD/disk_full',
    example: 'OSError: [Errno 28] No space left on device',
    reason: 'downloads and caches fill disks',
  },
];
