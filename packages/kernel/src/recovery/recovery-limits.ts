import { type JsonValue, RetakeError, recoveryDefaults } from '@retake/plugin-api';
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
 * @param path where they were given, for messages
 * @throws RetakeError `config_invalid` naming path, value and what is allowed
 */
export function recoveryLimits(
  given: Partial<RecoveryLimits> = {},
  kept: Partial<RecoveryLimits> = {},
  path = 'limits',
): RecoveryLimits {
  const wanted = Object.entries(given).filter(([, value]) => value !== undefined);
  const problems = wanted.flatMap(([name, value]) => problemOf(name, value, path));
  const [first] = problems;
  if (first)
    throw new RetakeError('config_invalid', problems.map(({ text }) => text).join('; '), {
      hint: first.hint,
      facts: { problems: problems.map(({ path, given, allowed }) => ({ path, given, allowed })) },
    });
  return { ...defaults, ...kept, ...Object.fromEntries(wanted) };
}

interface Problem {
  readonly path: string;
  readonly given: JsonValue;
  readonly allowed: string;
  readonly text: string;
  readonly hint: string;
}

function problemOf(name: string, value: unknown, at: string): readonly Problem[] {
  const path = `${at}.${name}`;
  const range = (ranges as Readonly<Record<string, Range>>)[name];
  if (!Object.hasOwn(ranges, name) || !range) return [unknown(path, name, value)];
  const fits = range.whole ? Number.isSafeInteger(value) : Number.isFinite(value);
  if (fits && (value as number) >= range.least) return [];
  const allowed = `a ${range.whole ? 'whole ' : ''}number, ${range.least} or more`;
  const given = shown(value);
  return [
    { path, given, allowed, text: `${path}: expected ${allowed} (received ${given})`, hint: 'Correct it.' },
  ];
}

function unknown(path: string, name: string, value: unknown): Problem {
  const near = nearest(name, names);
  const allowed = `one of ${names.join(', ')}`;
  const hint = near === undefined ? 'Remove it.' : `Did you mean "${near}"?`;
  return {
    path,
    given: shown(value),
    allowed,
    text: `${path}: there is no such limit, only ${allowed}`,
    hint,
  };
}

/** As JSON would show it, numbers that JSON does not know among them. */
function shown(value: unknown): string {
  return typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value));
}
