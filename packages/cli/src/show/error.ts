import { RetakeError } from '@retake/plugin-api';
import { UsageError } from '../args/usage-error.js';
import type { Colors } from './colors.js';
import { printable } from './printable.js';

/** An error for people: what went wrong, what to do, where to read on. A stack only for what nobody foresaw. */
export function showError(error: unknown, colors: Colors): string {
  if (error instanceof UsageError || RetakeError.is(error))
    return lines(colors, error.message, error.hint, `More: ${error.docsUrl}`);
  if (error instanceof Error)
    return lines(colors, error.message, error.stack?.split('\n').slice(1).join('\n'));
  return lines(colors, String(error));
}

function lines(colors: Colors, message: string, ...more: readonly (string | undefined)[]): string {
  return printable([`${colors.red('✗')} ${message}`, ...more.filter(Boolean)].join('\n'));
}
