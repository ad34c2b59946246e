import type { Command } from '../commands/command.js';

/** The first page of help. */
export function showUsage(commands: readonly Command[]): string {
  const width = Math.max(...commands.map((command) => callOf(command).length)) + 2;
  return [
    'Makes AI videos and survives what breaks on the way.',
    '',
    'Usage: retake <command> [flags]',
    '',
    ...commands.map((command) => `  ${callOf(command).padEnd(width)}${command.summary}`),
    '',
    'retake <command> --help shows its flags. --json prints one JSON document on stdout.',
    'Exit codes: 0 done, 1 failed, 2 asked wrongly, 3 explain found no failure, 130 interrupted.',
  ].join('\n');
}

/** Help on one command. */
export function showCommandUsage(command: Command): string {
  const rows = Object.entries(command.flags).map(([name, { hint, help, fallback, many }]) => ({
    left: `--${name}${hint ? ` ${hint}` : ''}`,
    right: `${help}${fallback ? ` (default ${fallback})` : ''}${many ? '; may be repeated' : ''}`,
  }));
  const width = Math.max(0, ...rows.map(({ left }) => left.length)) + 2;
  return [
    `Usage: retake ${callOf(command)} [flags]`,
    '',
    command.summary,
    '',
    ...rows.map(({ left, right }) => `  ${left.padEnd(width)}${right}`),
  ].join('\n');
}

function callOf({ name, takes, optional }: Command): string {
  if (!takes) return name;
  return optional ? `${name} [${takes}]` : `${name} <${takes}>`;
}
