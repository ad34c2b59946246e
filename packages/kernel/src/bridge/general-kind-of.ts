import type { ErrorEvidence } from '@retake/plugin-api';
import { type GeneralKind, generalKinds } from './general-kind.js';

const byCode: Readonly<Record<string, GeneralKind>> = {
  ECONNREFUSED: 'network',
  ECONNRESET: 'network',
  ECONNABORTED: 'network',
  EHOSTUNREACH: 'network',
  ENETUNREACH: 'network',
  ENOTFOUND: 'network',
  EAI_AGAIN: 'network',
  EPIPE: 'network',
  ETIMEDOUT: 'timeout',
  ESOCKETTIMEDOUT: 'timeout',
  ABORT_ERR: 'timeout',
  ENOMEM: 'resource',
  EMFILE: 'resource',
  ENFILE: 'resource',
  EAGAIN: 'resource',
  ENOSPC: 'storage',
  EDQUOT: 'storage',
  EACCES: 'permission',
  EPERM: 'permission',
  EROFS: 'permission',
  ENOENT: 'dependency',
  MODULE_NOT_FOUND: 'dependency',
  ERR_MODULE_NOT_FOUND: 'dependency',
  ERR_DLOPEN_FAILED: 'dependency',
  EINVAL: 'validation',
  ERR_INVALID_ARG_TYPE: 'validation',
  ERR_INVALID_ARG_VALUE: 'validation',
  ENOTSUP: 'unsupported',
  ENOSYS: 'unsupported',
};
const byStatus: Readonly<Record<number, GeneralKind>> = {
  400: 'validation',
  401: 'permission',
  403: 'permission',
  404: 'dependency',
  408: 'timeout',
  409: 'validation',
  413: 'validation',
  422: 'validation',
  429: 'rate_limit',
  501: 'unsupported',
  504: 'timeout',
  507: 'storage',
};
const byName: readonly (readonly [RegExp, GeneralKind])[] = [
  [/Timeout/i, 'timeout'],
  [/RateLimit|TooManyRequests/i, 'rate_limit'],
  [/Connection|Network|Fetch|Socket|DNS/i, 'network'],
  [/Memory|Resource|Quota/i, 'resource'],
  [/Permission|Auth|Forbidden|Access/i, 'permission'],
  [/Validation|Argument|Range|Value/i, 'validation'],
  [/Import|Module|Dependency|Missing/i, 'dependency'],
  [/Corrupt|Checksum|Integrity|Parse|Syntax|Decode/i, 'data'],
  [/Unsupported|NotImplemented/i, 'unsupported'],
];
const firstServerError = 500;

/**
 * The general kind of an error by what every program tells: the kind a host names itself, codes of Node, HTTP statuses, the
 * name of its class. `internal` when none of these says more.
 * @param named a kind the host gave the error, if any
 */
export function generalKindOf(evidence: ErrorEvidence, named?: unknown): GeneralKind {
  const own = generalKinds.find((kind) => kind === named);
  if (own) return own;
  for (const { code, name } of [...evidence.causes].reverse().concat(evidence)) {
    const known = byCode[code ?? ''] ?? byName.find(([pattern]) => pattern.test(name))?.[1];
    if (known) return known;
  }
  const { httpStatus } = evidence;
  if (httpStatus === undefined) return 'internal';
  return byStatus[httpStatus] ?? (httpStatus >= firstServerError ? 'network' : 'internal');
}
