import { createInterface } from 'node:readline/promises';
import type { Ask } from './lead-through.js';

/** Asks on the terminal of this process while `use` runs. Ctrl-C and the end of input answer null. */
export async function withPerson<R>(
  use: (ask: Ask) => Promise<R>,
  input: NodeJS.ReadableStream = process.stdin,
  output: NodeJS.WritableStream = process.stderr,
): Promise<R> {
  const lines = createInterface({ input, output });
  const away = new AbortController();
  lines.once('close', () => away.abort()).once('SIGINT', () => lines.close());
  const ask: Ask = (question) =>
    away.signal.aborted
      ? Promise.resolve(null)
      : lines.question(question, { signal: away.signal }).catch(() => null);
  try {
    return await use(ask);
  } finally {
    lines.close();
  }
}
