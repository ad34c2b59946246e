import { type ErrorCode, RetakeError } from '@retake/plugin-api';
import { UsageError } from './args/usage-error.js';

/** What the command tells the shell. */
export const exitCodes = {
  ok: 0,
  failure: 1,
  usage: 2,
  noFailure: 3,
  interrupted: 130,
  readerGone: 141,
} as const;

/** Errors that the person can put right on the command line itself. */
const askedWrongly: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'config_invalid',
  'checkpoint_not_found',
  'request_invalid',
  'request_adjusted_in_strict_mode',
  'image_missing',
  'image_unreadable',
  'image_unsupported',
  'image_blank',
  'model_unknown',
  'hardware_unknown',
  'run_not_found',
]);

/** The exit code that an error stands for. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof UsageError) return exitCodes.usage;
  if (!RetakeError.is(error)) return exitCodes.failure;
  if (error.code === 'canceled') return exitCodes.interrupted;
  return askedWrongly.has(error.code) ? exitCodes.usage : exitCodes.failure;
}
