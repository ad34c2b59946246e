import { logLines } from './log-lines.js';

const msPer = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** Whether the first line of a log file was written longer ago than an interval such as `6h`. */
export async function isOlder(path: string, interval: string, now: number): Promise<boolean> {
  const [, count, unit] = /^(\d+)([smhd])$/.exec(interval) ?? [];
  if (!count || !unit) return false;
  const longest = Number(count) * msPer[unit as keyof typeof msPer];
  for await (const { time } of logLines(path)) return now - time > longest;
  return false;
}
