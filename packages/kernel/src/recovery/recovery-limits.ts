import { recoveryDefaults } from '@retake/plugin-api';

/** Limits of recovery; times in milliseconds. Same names as `recoveryDefaults`. */
export type RecoveryLimits = { readonly [K in keyof typeof recoveryDefaults]: number };

/** The defaults with what the caller gave on top. */
export function recoveryLimits(given: Partial<RecoveryLimits> = {}): RecoveryLimits {
  return { ...recoveryDefaults, ...given };
}
