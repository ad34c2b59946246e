import { readNumber } from './read-number.js';
import { UsageError } from './usage-error.js';

/** Guidance scales of the first and, after a comma, of the second expert: `4` or `4,3`. */
export function readGuidance(text: string): readonly [number, number?] {
  const [first = '', second, ...more] = text.split(',').map((part) => part.trim());
  if (more.length > 0)
    throw new UsageError(
      `${text} has ${more.length + 2} values, there are at most two experts`,
      'Write 4 or 4,3.',
    );
  return second === undefined ? [readNumber(first)] : [readNumber(first), readNumber(second)];
}
