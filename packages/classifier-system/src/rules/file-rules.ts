import type { ErrorEvidence, FailureRule } from '@retake/plugin-api';

const loading = {
  category: 'WAN_MODEL_LOADING',
  type: 'system_resource_error',
  severity: 'medium',
  scope: 'host',
  transience: 'transient',
} as const;

const diskFull = {
  when: {
    words: [
      /\bENOSPC\b/,
      /no space left on device/i,
      /\bEDQUOT\b/,
      /disk quota exceeded/i,
      /There is not enough space on the disk/i,
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
  return stage !== undefined && stage !== 'download';
}

/** Error numbers of files and of what a system counts: handles, threads, space. */
export const fileRules: readonly FailureRule[] = [
  {
    ...diskFull,
    id: 'disk_full_in_run',
    when: { ...diskFull.when, holds: whileRunning },
    category: 'WAN_INFERENCE',
    code: 'WAN_INFERENCE/disk_full',
  },
  {
    ...diskFull,
    id: 'disk_full_in_download',
    when: { ...diskFull.when, holds: (evidence) => !whileRunning(evidence) },
    category: 'WAN_WEIGHTS_DOWNLOAD',
    code: 'WAN_WEIGHTS_DOWNLOAD/disk_full',
  },
  {
    id: 'read_failed',
    when: { words: [/\bEIO\b/, /input\/output error|\bi\/o error\b/i, /\bESTALE\b|stale file handle/i] },
    ...loading,
    severity: 'high',
    code: 'WAN_MODEL_LOADING/read_failed',
    confidence: 0.9,
    userMessage: 'The disk could not read or write a file.',
    nextSteps: ['Check cable, network share and health of the disk.', 'Copy the checkpoint to another disk.'],
  },
  {
    id: 'file_busy',
    when: { words: [/\b(?:EBUSY|ETXTBSY)\b/, /being used by another process/, /resource busy or locked/] },
    ...loading,
    code: 'WAN_MODEL_LOADING/file_busy',
    confidence: 0.9,
    userMessage: 'A file is in use by another program.',
    nextSteps: ['Close the other program; a virus scanner usually lets go by itself.'],
  },
  {
    id: 'no_more_threads',
    when: { words: [/\bEAGAIN\b/, /resource temporarily unavailable/i, /can't start new thread/] },
    ...loading,
    code: 'WAN_MODEL_LOADING/no_more_threads',
    confidence: 0.8,
    userMessage: 'The system could not give another process or thread just now.',
    nextSteps: ['Close other programs.', 'Raise the limit of processes (`ulimit -u`).'],
  },
  {
    id: 'too_many_files',
    when: { words: [/\b(?:EMFILE|ENFILE)\b/, /too many open files/i] },
    ...loading,
    code: 'WAN_MODEL_LOADING/too_many_files',
    confidence: 0.9,
    userMessage: 'Too many files are open at the same time.',
    nextSteps: ['Raise the limit of open files (`ulimit -n 4096`).', 'Close other programs.'],
  },
  {
    id: 'permission_denied',
    when: {
      words: [/\b(?:EACCES|EPERM)\b/, /permission denied/i, /WinError 5\b|os error 5\)|access is denied/i],
    },
    ...loading,
    type: 'permission_denied',
    severity: 'high',
    transience: 'permanent',
    code: 'WAN_MODEL_LOADING/permission_denied',
    confidence: 0.9,
    userMessage: 'You are not allowed to read or write a file or folder.',
    nextSteps: ['Change the rights of the path named in the technical detail, or choose another folder.'],
  },
  {
    id: 'read_only',
    when: { words: [/\bEROFS\b/, /read-only file system/i] },
    ...loading,
    type: 'permission_denied',
    severity: 'high',
    transience: 'permanent',
    code: 'WAN_MODEL_LOADING/read_only',
    confidence: 0.95,
    userMessage: 'The disk or folder can only be read, not written.',
    nextSteps: ['Choose a folder for runs and caches that can be written.'],
  },
  {
    id: 'path_invalid',
    when: { words: [/\b(?:ENAMETOOLONG|ELOOP)\b/] },
    ...loading,
    category: 'WAN_PARAMETER_VALIDATION',
    type: 'invalid_parameters',
    transience: 'permanent',
    code: 'WAN_PARAMETER_VALIDATION/path_invalid',
    confidence: 0.9,
    userMessage: 'A path is too long, or its links lead in a circle.',
    nextSteps: ['Choose a shorter path without links.'],
  },
  {
    id: 'file_missing',
    when: { words: [/(?<!spawn .*)\b(?:ENOENT|ENOTDIR)\b/, /no such file or directory/i] },
    ...loading,
    category: 'WAN_WEIGHTS_INTEGRITY',
    type: 'model_integrity_failure',
    severity: 'high',
    transience: 'permanent',
    code: 'WAN_WEIGHTS_INTEGRITY/file_missing',
    confidence: 0.45,
    userMessage: 'A file is not where it should be.',
    nextSteps: ['Check the path named in the technical detail.', 'Download the file again.'],
  },
];
