import { parseArgs } from 'node:util';
import type { Flags, FlagValues } from './flag.js';
import { nearest } from './nearest.js';
import { UsageError } from './usage-error.js';

export interface ParsedWords<F extends Flags> {
  readonly values: FlagValues<F>;
  readonly positionals: readonly string[];
}

/**
 * Reads the words after a command. `--name value` and `--name=value` are the same; `--` ends the flags.
 * @throws UsageError for unknown flags, missing, repeated and unreadable values
 */
export function parseFlags<F extends Flags>(flags: F, words: readonly string[]): ParsedWords<F> {
  const values: Record<string, unknown> = {};
  const positionals: string[] = [];
  for (const { name, written, value } of readWords(flags, words)) {
    if (name === undefined) {
      positionals.push(value ?? '');
      continue;
    }
    const flag = Object.hasOwn(flags, name) ? flags[name] : undefined;
    if (!flag) throw unknownFlag(written ?? name, name, Object.keys(flags));
    const given = Object.hasOwn(values, name);
    if (given && !flag.many && flag.hint) throw new UsageError(`--${name} was given twice`);
    const read = readValue(name, flag, value);
    const earlier = values[name];
    values[name] = Array.isArray(earlier) && Array.isArray(read) ? [...earlier, ...read] : read;
  }
  return { values: values as FlagValues<F>, positionals };
}

interface Word {
  /** Absent for a positional. */
  readonly name?: string;
  /** The flag as it stands on the command line: `-x`. */
  readonly written?: string;
  readonly value?: string;
}

function readWords(flags: Flags, words: readonly string[]): Word[] {
  const options = Object.fromEntries(
    Object.entries(flags).map(([name, flag]) => [name, { type: flag.hint ? 'string' : 'boolean' } as const]),
  );
  const { tokens } = parseArgs({ args: [...words], options, strict: false, tokens: true });
  return tokens.flatMap((token): Word[] => {
    if (token.kind === 'option-terminator') return [];
    if (token.kind === 'positional') return [{ value: token.value }];
    const { name, rawName: written, value, inlineValue } = token;
    const isFlagItself = inlineValue === false && /^-\D/.test(value ?? '');
    return [{ name, written, ...(value === undefined || isFlagItself ? {} : { value }) }];
  });
}

function readValue(name: string, flag: Flags[string], value: string | undefined): unknown {
  if (!flag.hint && value !== undefined) throw new UsageError(`--${name} takes no value`);
  if (flag.hint && value === undefined)
    throw new UsageError(`--${name} needs a value`, `--${name} ${flag.hint}`);
  try {
    return flag.read(value ?? '');
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new UsageError(`--${name}: ${error.message}`, error.hint);
  }
}

function unknownFlag(written: string, name: string, names: readonly string[]): UsageError {
  const near = nearest(name, names);
  return new UsageError(`there is no flag ${written}`, near ? `Did you mean --${near}?` : undefined);
}
