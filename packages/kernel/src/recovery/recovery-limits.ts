import { recoveryDefaults } from '@retake/plugin-api';
import { type ConfigProblem, configInvalid, shown } from '../config/config-problem.js';
import { nearest } from '../config/nearest.js';

/** What of `recoveryDefaults` a strategy's delays are made of; no limit of a run. */
type Delays = 'delayMs' | 'delayFactor' | 'delayCapMs' | 'jitter';

/** Limits of recovery; times in milliseconds. Names and defaults are those of `recoveryDefaults`. */
export type RecoveryLimits = { readonly [K in Exclude<keyof typeof recoveryDefaults, Delays>]: number };

interface Range {
  readonly least: number;
  readonly whole: boolean;
}

const count: Range = { least: 0, whole: true };
const atLeastOne: Range = { least: 1, whole: true };
const amount: Range = { least: 0, whole: false };

const ranges: Readonly<Record<keyof RecoveryLimits, Range>> = {
  attemptsPerAction: count,
  recoveriesPerFailure: count,
  recoveryTimeMs: amount,
  askPersonAfter: count,
  recoveriesWithoutProgress: count,
  breakerFailures: atLeastOne,
  breakerSuccesses: atLeastOne,
  breakerHalfOpenMs: amount,
  budgetShare: amount,
  budgetSeconds: amount,
};
const names = Object.keys(ranges);
const defaults = Object.fromEntries(
  Object.entries(recoveryDefaults).filter(([name]) => name in ranges),
) as RecoveryLimits;

/**
 * The limits there are, with what the caller gave on top.
 * @param kept those of a run that is gone on with; the defaults fill what it lacks
 * @throws RetakeError `config_invalid` naming path, value and what is allowed
 */
export function recoveryLimits(
  given: Partial<RecoveryLimits> = {},
  kept: Partial<RecoveryLimits> = {},
): RecoveryLimits {
  const problems = limitProblems(given);
  if (problems.length > 0) throw configInvalid(problems);
  return { ...defaults, ...kept, ...Object.fromEntries(wantedOf(given)) };
}

/** What is wrong with given limits. @param path where they stand */
export function limitProblems(given: object, path = 'limits'): readonly ConfigProblem[] {
  return wantedOf(given).flatMap(([name, value]) => problemOf(name, value, `${path}.${name}`));
}

function wantedOf(given: object): readonly (readonly [string, unknown])[] {
  return Object.entries(given).filter(([, value]) => value !== undefined);
}

function problemOf(name: string, value: unknown, path: string): readonly ConfigProblem[] {
  const range = Object.hasOwn(ranges, name) ? ranges[name as keyof RecoveryLimits] : undefined;
  const given = shown(value);
  if (!range)
    return [{ path, given, allowed: `one of the limits ${names.join(', ')}`, nearest: nearest(name, names) }];
  const fits = range.whole ? Number.isSafeInteger(value) : Number.isFinite(value);
  if (fits && (value as number) >= range.least) return [];
  return [{ path, given, allowed: `a ${range.whole ? 'whole ' : ''}number, ${range.least} or more` }];
}
