import type { Flags, FlagValues } from '../args/flag.js';
import { parseFlags } from '../args/parse-flags.js';
import { UsageError } from '../args/usage-error.js';
import type { CliOptions } from '../cli-options.js';
import type { Terminal } from '../terminal.js';

/** What a command works with. */
export interface CommandContext<F extends Flags> {
  readonly flags: FlagValues<F>;
  /** The word after the command, when it takes one. */
  readonly word: string | undefined;
  readonly terminal: Terminal;
  readonly options: CliOptions;
}

interface CommandDefinition<F extends Flags> {
  readonly name: string;
  readonly summary: string;
  /** Name of the one word it takes: `run`. */
  readonly takes?: string;
  /** Whether it goes without that word. */
  readonly optional?: boolean;
  readonly flags: F;
  readonly run: (context: CommandContext<F>) => Promise<number>;
}

/** A command of `retake`. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly takes?: string;
  readonly optional?: boolean;
  readonly flags: Flags;
  /** Reads the words after the command's name and runs it. Gives the exit code. @throws UsageError */
  readonly run: (words: readonly string[], terminal: Terminal, options: CliOptions) => Promise<number>;
}

/** Ties a command's flags to the values it gets. */
export function defineCommand<const F extends Flags>(definition: CommandDefinition<F>): Command {
  const { takes, optional } = definition;
  return {
    ...definition,
    run: (words, terminal, options) => {
      const { values, positionals } = parseFlags(definition.flags, words);
      const [word, ...more] = positionals;
      const extra = takes ? more[0] : word;
      if (extra !== undefined) throw new UsageError(`${definition.name} does not take "${extra}"`);
      if (takes && !optional && word === undefined)
        throw new UsageError(`${definition.name} needs a <${takes}>`);
      if (word?.trim() === '') throw new UsageError(`the <${takes}> of ${definition.name} is an empty text`);
      return definition.run({ flags: values, word, terminal, options });
    },
  };
}
