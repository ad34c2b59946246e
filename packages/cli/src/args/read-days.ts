import { UsageError } from './usage-error.js';

const units: Readonly<Record<string, number>> = { h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** A time span such as `12h`, `7d` or `2w`, in milliseconds. @throws UsageError */
export function readDays(word: string): number {
  const [, count, unit = ''] = /^(\d+(?:\.\d+)?)([hdw])$/.exec(word) ?? [];
  if (count === undefined)
    throw new UsageError(`"${word}" is not a time span`, 'Give hours, days or weeks: 12h, 7d, 2w.');
  return Number(count) * (units[unit] ?? 1);
}
