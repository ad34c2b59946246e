import { valueFlag } from '../args/flag.js';
import { UsageError } from '../args/usage-error.js';
import { appFlags } from './app-flags.js';

const day = 86_400_000;

/** Flags of the commands that look at what happened; no app and no plugin is needed for that. */
export const pastFlags = {
  'runs-dir': appFlags['runs-dir'],
  json: appFlags.json,
};

/** How many days to look back. */
export const daysFlag = valueFlag('N', 'only the last N days', readDays, 'everything');

/** The beginning of so many days before now, in milliseconds since the epoch. */
export function sinceOf(days: number | undefined): { readonly since?: number } {
  return days === undefined ? {} : { since: Date.now() - days * day };
}

function readDays(text: string): number {
  const days = Number(text);
  if (text.trim() !== '' && days > 0 && Number.isFinite(days)) return days;
  throw new UsageError(`"${text}" is not a number of days`, 'Give a number above 0.');
}
