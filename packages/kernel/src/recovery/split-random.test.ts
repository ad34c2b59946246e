import { describe, expect, it } from 'vitest';
import { splitRandom } from './split-random.js';

const take = (start: number, count: number) => {
  const next = splitRandom(start);
  return Array.from({ length: count }, () => next());
};

describe('a stream of random numbers', () => {
  it('is the same for the same start and another for another', () => {
    expect(take(0.5, 5)).toEqual(take(0.5, 5));
    expect(take(0.5, 5)).not.toEqual(take(0.25, 5));
  });

  it('lies in [0, 1) and is spread evenly', () => {
    const numbers = take(0.1, 10_000);
    expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
    expect(numbers.reduce((sum, number) => sum + number, 0) / numbers.length).toBeCloseTo(0.5, 1);
  });
});
