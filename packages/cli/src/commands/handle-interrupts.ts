import type { Terminal } from '../terminal.js';

/**
 * npm hands an interrupt on to a program that already got it from the terminal. A person needs longer than this to press
 * Ctrl-C again, in milliseconds.
 */
const echoMs = 250;

/** Calls `kindly` for the first interrupt and `hard` for the next. Gives a function that stops listening. */
export function handleInterrupts(
  terminal: Pick<Terminal, 'onInterrupt' | 'now'>,
  { kindly, hard }: { readonly kindly: () => void; readonly hard: () => void },
): () => void {
  let first: number | undefined;
  return terminal.onInterrupt(() => {
    if (first === undefined) {
      first = terminal.now();
      kindly();
    } else if (terminal.now() - first >= echoMs) hard();
  });
}
