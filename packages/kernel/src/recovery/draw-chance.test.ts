import { expect, it } from 'vitest';
import { drawChance } from './draw-chance.js';
import { splitRandom } from './split-random.js';

const draws = 20_000;

it.each([
  [4.2, 1.8],
  [0.4, 0.6],
  [60, 20],
  [1, 1],
])('draws from Beta(%d, %d): mean and variance fit', (alpha, beta) => {
  const random = splitRandom(0.25);
  const drawn = Array.from({ length: draws }, () => drawChance({ alpha, beta }, random));
  const mean = drawn.reduce((sum, value) => sum + value, 0) / draws;
  const variance = drawn.reduce((sum, value) => sum + (value - mean) ** 2, 0) / draws;
  const total = alpha + beta;
  expect(mean).toBeCloseTo(alpha / total, 2);
  expect(variance).toBeCloseTo((alpha * beta) / (total ** 2 * (total + 1)), 2);
  expect(Math.min(...drawn)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...drawn)).toBeLessThanOrEqual(1);
});

it('draws the same from the same numbers', () => {
  const once = () => drawChance({ alpha: 3, beta: 2 }, splitRandom(0.5));
  expect(once()).toBe(once());
});

it('takes certainty as it is', () => {
  expect(drawChance({ alpha: 6, beta: 0 }, splitRandom(0.1))).toBe(1);
  expect(drawChance({ alpha: 0, beta: 6 }, splitRandom(0.1))).toBe(0);
});
