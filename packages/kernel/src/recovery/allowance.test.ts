import { expect, it } from 'vitest';
import { allowanceOf } from './allowance.js';
import { recoveryLimits } from './recovery-limits.js';

it('is what the strategy is configured to, and else what the limits of the run say', () => {
  const run = recoveryLimits({ recoveryTimeMs: 1_000, askPersonAfter: 2 });
  expect(allowanceOf({}, run)).toEqual({ recoveries: 5, delayMs: 1_000, askAfter: 2, askAlways: false });
  expect(allowanceOf({ limits: { recoveries: 10, seconds: 900, askAfter: 6 } }, run)).toEqual({
    recoveries: 10,
    delayMs: 900_000,
    askAfter: 6,
    askAlways: true,
  });
});
