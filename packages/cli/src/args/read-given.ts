import { UsageError } from './usage-error.js';

/** A text that may not be empty: an empty path would silently mean the current folder. @throws UsageError */
export function readGiven(text: string): string {
  if (text.trim() !== '') return text;
  throw new UsageError(
    'is given an empty text',
    'Give a value, or leave the flag out; from a script, see that the variable is set.',
  );
}
