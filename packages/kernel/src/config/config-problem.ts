import { RetakeError } from '@retake/plugin-api';

/** One value of a configuration that cannot be used. */
export interface ConfigProblem {
  /** Dotted: `limits.budgetShare`. */
  readonly path: string;
  /** As JSON would show it. */
  readonly given: string;
  readonly allowed: string;
  /** What was probably meant. */
  readonly nearest?: string | undefined;
}

/** The error for all that is wrong with a configuration; `facts.problems` has path, value given and what is allowed. */
export function configInvalid(problems: readonly ConfigProblem[], file?: string): RetakeError {
  const told = problems.map(({ path, given, allowed }) => `${path}: expected ${allowed} (received ${given})`);
  const near = problems.find(({ nearest }) => nearest !== undefined)?.nearest;
  return new RetakeError('config_invalid', `${file === undefined ? '' : `${file}: `}${told.join('; ')}`, {
    hint: near === undefined ? 'Correct or remove it.' : `Did you mean "${near}"?`,
    facts: {
      problems: problems.map(({ path, given, allowed }) => ({ path, given, allowed })),
      ...(file === undefined ? {} : { file }),
    },
  });
}

/** A value for messages: JSON, and numbers that JSON does not know. */
export function shown(value: unknown): string {
  return typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? String(value));
}
