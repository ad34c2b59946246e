import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { torchRandn } from './torch-randn.js';

interface Case {
  readonly seed: string;
  readonly size: number;
  /** All values of a short draw; of a long one both ends and two sums. */
  readonly values?: number[];
  readonly head?: number[];
  readonly tail?: number[];
  readonly sum?: string;
  readonly sum_of_squares?: string;
}

const goldens: { cases: Case[] } = JSON.parse(
  readFileSync(new URL('../../../../fixtures/goldens/randn.json', import.meta.url), 'utf8'),
);
/** The goldens ask for 2e-6; rounding as torch does comes closer. */
const tolerance = 5e-7;
/** Sums of millions of values that each differ in the last bits. */
const sumTolerance = 2e-3;

function expectClose(drawn: Float32Array, wanted: readonly number[]): void {
  const worst = wanted.reduce(
    (most, value, i) => Math.max(most, Math.abs((drawn[i] ?? Infinity) - value)),
    0,
  );
  expect(worst).toBeLessThanOrEqual(tolerance);
}

describe('torchRandn', () => {
  it.each(goldens.cases)('draws what torch draws for seed $seed, $size numbers', (golden) => {
    const drawn = torchRandn(BigInt(golden.seed), golden.size);
    expect(drawn).toHaveLength(golden.size);
    expectClose(drawn, golden.values ?? golden.head ?? []);
    if (golden.tail) expectClose(drawn.subarray(golden.size - golden.tail.length), golden.tail);
    if (golden.sum === undefined) return;
    const sum = drawn.reduce((total, value) => total + value, 0);
    const squares = drawn.reduce((total, value) => total + value * value, 0);
    expect(Math.abs(sum - Number(golden.sum))).toBeLessThan(sumTolerance);
    expect(Math.abs(squares - Number(golden.sum_of_squares))).toBeLessThan(sumTolerance);
  });

  it('looks at the low 32 bits of a seed only', () => {
    expect(torchRandn(2 ** 32 + 7, 20)).toEqual(torchRandn(7, 20));
    expect(torchRandn(-1, 20)).toEqual(torchRandn(2 ** 32 - 1, 20));
  });
});
