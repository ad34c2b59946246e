import { UsageError } from './usage-error.js';

/** A decimal number; NaN, infinities and hexadecimal are refused. */
export function readNumber(text: string): number {
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text))
    throw new UsageError(`"${text}" is not a number`, 'Write digits, such as 4 or 3.5.');
  return Number(text);
}

/** A whole number that JavaScript holds exactly. */
export function readInteger(text: string): number {
  if (!/^[+-]?\d+$/.test(text))
    throw new UsageError(`"${text}" is not a whole number`, 'Write digits only, such as 33.');
  const value = Number(text);
  const largest = Number.MAX_SAFE_INTEGER;
  if (value > largest) throw new UsageError(`${text} is too large, at most ${largest}`);
  if (value < -largest) throw new UsageError(`${text} is too small, at least ${-largest}`);
  return value;
}

/** A share from 0 to 1. */
export function readShare(text: string): number {
  const value = readNumber(text);
  if (value < 0 || value > 1) throw new UsageError(`${text} is not between 0 and 1`);
  return value;
}
