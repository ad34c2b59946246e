import { type Colors, colorsFor } from './show/colors.js';
import { printable } from './show/printable.js';

/** Where the command reads and writes; the real one is `processTerminal`. */
export interface Terminal {
  /** Folder that relative paths start from. */
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Results. */
  out(text: string): void;
  /** Progress, warnings, errors. */
  err(text: string): void;
  /** For text on stdout and stderr. */
  readonly colors: { readonly out: Colors; readonly err: Colors };
  /** Whether a line on stderr can be drawn over. */
  readonly live: boolean;
  readonly columns: number;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Calls back for Ctrl-C and TERM; gives a function that stops it. */
  onInterrupt(listener: () => void): () => void;
  /** Ends the program at once. */
  exitNow(code: number): never;
}

const defaultColumns = 80;

/** The terminal of this process. Colours and the progress bar only where a person looks. */
export function processTerminal(): Terminal {
  const { env, stdout, stderr } = process;
  return {
    cwd: process.cwd(),
    env,
    out: (text) => void stdout.write(printable(text)),
    err: (text) => void stderr.write(text),
    colors: { out: colorsFor(stdout.isTTY, env), err: colorsFor(stderr.isTTY, env) },
    live: Boolean(stderr.isTTY) && !env.CI && env.TERM !== 'dumb',
    get columns() {
      // Terminals that do not know their width say 0.
      return stderr.columns || defaultColumns;
    },
    now: () => Date.now(),
    onInterrupt: (listener) => {
      process.on('SIGINT', listener).on('SIGTERM', listener);
      return () => void process.off('SIGINT', listener).off('SIGTERM', listener);
    },
    exitNow: (code) => process.exit(code),
  };
}
