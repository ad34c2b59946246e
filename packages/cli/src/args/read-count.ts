import { UsageError } from './usage-error.js';

/** A whole number from 0 on. @throws UsageError */
export function readCount(word: string): number {
  if (/^\d{1,9}$/.test(word)) return Number(word);
  throw new UsageError(`"${word}" is not a count`, 'Give a whole number: 3.');
}
