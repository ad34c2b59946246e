import { nearest } from './args/nearest.js';
import { UsageError } from './args/usage-error.js';
import type { CliOptions } from './cli-options.js';
import { commands } from './commands/index.js';
import { exitCodeOf, exitCodes } from './exit-codes.js';
import { showError } from './show/error.js';
import { errorJson } from './show/error-json.js';
import { showCommandUsage, showUsage } from './show/usage.js';
import { processTerminal } from './terminal.js';
import { version } from './version.js';

/** Runs one command and resolves to its exit code: 0 done, 1 failed, 2 asked wrongly, 130 interrupted. Never throws. */
export async function runCli(options: CliOptions = {}): Promise<number> {
  const terminal = options.terminal ?? processTerminal();
  const words = options.words ?? process.argv.slice(2);
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
  } catch (error) {
    if (words.includes('--json') || words.includes('--jsonl'))
      terminal.out(`${JSON.stringify(errorJson(error))}\n`);
    terminal.err(`${showError(error, terminal.colors.err)}\n`);
    return exitCodeOf(error);
  }
}

function asksForHelp(words: readonly string[]): boolean {
  const end = words.indexOf('--');
  return words.slice(0, end === -1 ? undefined : end).some((word) => word === '--help' || word === '-h');
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
    near ? `Did you mean "retake ${near}"?` : 'See retake --help.',
  );
}
