import { recoveryDefaults } from '@retake/plugin-api';
import { describe, expect, it } from 'vitest';
import { type RecoveryLimits, recoveryLimits } from './recovery-limits.js';

const read = (given: object) => recoveryLimits(given as Partial<RecoveryLimits>);

describe('the limits of recovery', () => {
  it('are the defaults, with what a run kept on top, and what is given now on top of that', () => {
    const { attemptsPerAction, budgetShare, breakerFailures } = recoveryDefaults;
    expect(recoveryLimits()).toMatchObject({ attemptsPerAction, budgetShare, breakerFailures });
    expect(
      recoveryLimits({ budgetShare: 1 }, { budgetShare: 2, attemptsPerAction: 9, breakerFailures: 8 }),
    ).toMatchObject({ budgetShare: 1, attemptsPerAction: 9, breakerFailures: 8 });
  });

  it.each([
    [{ recoveriesPerFailure: -1 }, 'limits.recoveriesPerFailure', '-1', 'a whole number, 0 or more'],
    [{ recoveriesPerFailure: 1.5 }, 'limits.recoveriesPerFailure', '1.5', 'a whole number, 0 or more'],
    [{ breakerFailures: 0 }, 'limits.breakerFailures', '0', 'a whole number, 1 or more'],
    [{ budgetShare: Number.NaN }, 'limits.budgetShare', 'NaN', 'a number, 0 or more'],
    [{ budgetSeconds: Number.POSITIVE_INFINITY }, 'limits.budgetSeconds', 'Infinity', 'a number, 0 or more'],
    [{ recoveryTimeMs: '300' }, 'limits.recoveryTimeMs', '"300"', 'a number, 0 or more'],
    [{ bogus: 3 }, 'limits.bogus', '3', expect.stringMatching(/^one of the limits attemptsPerAction, /)],
    [{ toString: 3 }, 'limits.toString', '3', expect.stringMatching(/^one of the limits /)],
  ])('refuse %j', (wrong, path, given, allowed) => {
    expect(() => read(wrong)).toThrow(
      expect.objectContaining({
        code: 'config_invalid',
        message: expect.stringContaining(path),
        facts: { problems: [{ path, given, allowed }] },
      }),
    );
  });

  it('name all that is wrong at once, and the limit that was meant', () => {
    expect(() => read({ askPersonAfter: -1, attemptPerAction: 2 })).toThrow(
      /askPersonAfter.*attemptPerAction/,
    );
    expect(() => read({ attemptPerAction: 2 })).toThrow(
      expect.objectContaining({ hint: 'Did you mean "attemptsPerAction"?' }),
    );
  });
});
