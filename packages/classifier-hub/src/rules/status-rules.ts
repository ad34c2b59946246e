import type { FailureRule } from '@retake/plugin-api';

const status = {
  category: 'WAN_WEIGHTS_DOWNLOAD',
  type: 'model_download_failure',
  severity: 'medium',
  scope: 'remote',
  transience: 'permanent',
  confidence: 0.85,
} as const;

const firstServerStatus = 500;

/** For errors that carry their HTTP status beside their words. */
export const statusRules: readonly FailureRule[] = [
  {
    id: 'status_access',
    when: { holds: ({ httpStatus }) => httpStatus === 401 || httpStatus === 403 },
    ...status,
    type: 'permission_denied',
    severity: 'high',
    code: 'WAN_WEIGHTS_DOWNLOAD/access_denied',
    userMessage: 'The server does not give this file to you.',
    nextSteps: ['Log in with a token that may read it (`hf auth login`), then start again.'],
    example: { message: 'it went wrong', httpStatus: 403 },
    reason: 'statuses 401 and 403 are about who asks',
  },
  {
    id: 'status_rate',
    when: { holds: ({ httpStatus }) => httpStatus === 429 },
    ...status,
    type: 'bandwidth_limitation',
    transience: 'transient',
    code: 'WAN_WEIGHTS_DOWNLOAD/rate_limited',
    userMessage: 'The server was asked too often in a short time and wants a pause.',
    nextSteps: ['Wait some minutes, then start again.', 'Log in: people with an account may ask more often.'],
    example: { message: 'it went wrong', httpStatus: 429 },
    reason: 'status 429 means too many requests',
  },
  {
    id: 'status_missing',
    when: { holds: ({ httpStatus }) => httpStatus === 404 || httpStatus === 410 },
    ...status,
    severity: 'high',
    firstMove: 'intelligent_fallback',
    code: 'WAN_WEIGHTS_DOWNLOAD/file_missing',
    userMessage: 'The server has nothing under this address.',
    nextSteps: [
      'Check the address.',
      'Look for the file in another place: it may have been moved or renamed.',
    ],
    example: { message: 'it went wrong', httpStatus: 404 },
    reason: 'statuses 404 and 410 are about the address',
  },
  {
    id: 'status_server',
    when: { holds: ({ httpStatus }) => (httpStatus ?? 0) >= firstServerStatus },
    ...status,
    transience: 'transient',
    confidence: 0.49,
    code: 'WAN_WEIGHTS_DOWNLOAD/server_failed',
    userMessage: 'The server has a problem of its own.',
    nextSteps: ['Try again in some minutes; what is already there is kept.'],
    example: { message: 'it went wrong', httpStatus: 502 },
    reason:
      'a status from 500 on is the fault of a server, which may be the own one that failed for another reason',
  },
];
