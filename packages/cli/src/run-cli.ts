import { RetakeError } from '@retake/plugin-api';
import { nearest } from './args/nearest.js';
import { UsageError } from './args/usage-error.js';
import type { CliOptions } from './cli-options.js';
import { commands } from './commands/index.js';
import { exitCodeOf, exitCodes } from './exit-codes.js';
import { asTyped } from './show/as-typed.js';
import { showError } from './show/error.js';
import { errorJson } from './show/error-json.js';
import { showCommandUsage, showUsage } from './show/usage.js';
import { processTerminal, type Terminal } from './terminal.js';
import { version } from './version.js';

const findApp =
  'Go to the folder of an app whose dependencies are plugins, or name it with --app; explain, inspect, alternatives and fix <guide> need none.';

/** Runs one command and resolves to its exit code: 0 done, 1 failed, 2 asked wrongly, 3 explain found no failure, 130 interrupted. Never throws. */
export async function runCli(options: CliOptions = {}): Promise<number> {
  const words = options.words ?? process.argv.slice(2);
  const terminal = inWordsOf(options, words);
  try {
    const [name, ...rest] = words;
    if (name === undefined || name === 'help' || name === '--help' || name === '-h') {
      terminal.out(`${showUsage(commands)}\n`);
      return exitCodes.ok;
    }
    if (name === '--version' || name === '-v') {
      terminal.out(`${version()}\n`);
      return exitCodes.ok;
    }
    if (name.startsWith('-')) throw noCommand(name);
    const command = commands.find((candidate) => candidate.name === name);
    if (!command) throw unknownCommand(name);
    if (asksForHelp(rest)) {
      terminal.out(`${showCommandUsage(command)}\n`);
      return exitCodes.ok;
    }
    return await command.run(rest, terminal, options);
  } catch (thrown) {
    const error = withHelp(thrown, words[0]);
    if (asksForJson(words)) terminal.out(`${JSON.stringify(errorJson(error))}\n`);
    terminal.err(`${showError(error, terminal.colors.err)}\n`);
    return exitCodeOf(error);
  }
}

function asksForHelp(words: readonly string[]): boolean {
  const end = words.indexOf('--');
  return words.slice(0, end === -1 ? undefined : end).some((word) => word === '--help' || word === '-h');
}

/** The terminal; commands told on it begin with what the person typed, except in JSON. */
function inWordsOf(
  { terminal = processTerminal(), command }: CliOptions,
  words: readonly string[],
): Terminal {
  if (command === undefined) return terminal;
  const names = [...commands.map(({ name }) => name), '--help'];
  const said = (write: (text: string) => void) => ({
    value: (text: string) => write(asTyped(text, command, names)),
  });
  return Object.create(terminal, {
    err: said((text) => terminal.err(text)),
    ...(asksForJson(words) ? {} : { out: said((text) => terminal.out(text)) }),
  });
}

function asksForJson(words: readonly string[]): boolean {
  return words.includes('--json') || words.includes('--jsonl');
}

/** A usage error that has no advice of its own is told where the flags are listed; advice for programs is told as words to type. */
function withHelp(error: unknown, name = ''): unknown {
  if (RetakeError.is(error) && error.code === 'config_invalid' && 'from' in error.facts)
    return new RetakeError(error.code, error.message, { cause: error, facts: error.facts, hint: findApp });
  if (!(error instanceof UsageError) || error.hint !== undefined) return error;
  return new UsageError(error.message, `retake ${name} --help tells what it takes.`);
}

function noCommand(word: string): UsageError {
  const names = commands.map(({ name }) => name).join(', ');
  return new UsageError(`the command must come first, before ${word}`, `Commands are ${names}.`);
}

function unknownCommand(name: string): UsageError {
  const near = nearest(
    name,
    commands.map((command) => command.name),
  );
  return new UsageError(
    `there is no command "${name}"`,
    near ? `Did you mean "retake ${near}"?` : 'retake --help lists them.',
  );
}
