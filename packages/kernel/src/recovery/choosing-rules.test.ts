import { expect, it } from 'vitest';
import { choosingRules } from './choosing-rules.js';

it('learns within the limits that experts give', () => {
  expect(choosingRules()).toEqual({
    learning: { strength: 6, halfLifeMs: 30 * 86_400_000 },
    explore: false,
    seed: undefined,
  });
  expect(choosingRules({ strength: 10, halfLifeDays: 1, explore: true, seed: 0.5 })).toMatchObject({
    seed: 0.5,
  });
});

it.each([
  [{ strength: 3 }, 'choosing.strength is 3'],
  [{ strength: 11 }, 'choosing.strength is 11'],
  [{ halfLifeDays: 0 }, 'choosing.halfLifeDays is 0'],
  [{ seed: 1 }, 'choosing.seed is 1'],
  [{ seed: Number.NaN }, 'choosing.seed is NaN'],
])('refuses %j', (options, words) => {
  expect(() => choosingRules(options)).toThrow(
    expect.objectContaining({ code: 'config_invalid', message: expect.stringContaining(words) }),
  );
});
