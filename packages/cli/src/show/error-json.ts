import type { JsonObject } from '@retake/plugin-api';
import { RetakeError } from '@retake/plugin-api';
import { UsageError } from '../args/usage-error.js';

/** An error as the JSON document that `--json` prints instead of a result. */
export function errorJson(error: unknown): JsonObject {
  if (RetakeError.is(error)) return { error: error.toJSON() };
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof UsageError)
    return { error: { code: 'usage', message, hint: error.hint ?? null, docsUrl: error.docsUrl } };
  return { error: { code: 'unexpected', message } };
}
