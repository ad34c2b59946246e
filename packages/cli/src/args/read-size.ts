import { UsageError } from './usage-error.js';

const units: Readonly<Record<string, number>> = {
  b: 1,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  tb: 1e12,
  kib: 2 ** 10,
  mib: 2 ** 20,
  gib: 2 ** 30,
  tib: 2 ** 40,
};

/**
 * Bytes of an amount such as `2GiB`, `800 MB` or `0.5gib`.
 * @throws UsageError without a unit, so that nobody gets 2 bytes for `2`
 */
export function readSize(text: string): number {
  const match = /^(\d+(?:\.\d+)?)\s*([a-z]+)$/i.exec(text.trim());
  const unit = units[match?.[2]?.toLowerCase() ?? ''];
  if (!match || unit === undefined)
    throw new UsageError(
      `"${text}" is not an amount of memory`,
      'Write a number and a unit, such as 2GiB or 800MB.',
    );
  const bytes = Math.round(Number(match[1]) * unit);
  if (bytes === 0) throw new UsageError('must be more than nothing');
  return bytes;
}
