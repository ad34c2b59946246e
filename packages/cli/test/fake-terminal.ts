import { colorsFor } from '../src/show/colors.js';
import type { Terminal } from '../src/terminal.js';

/** A terminal that keeps what is written and lets a test press Ctrl-C. */
export class FakeTerminal implements Terminal {
  readonly cwd = '/here';
  readonly env = {};
  readonly colors = { out: colorsFor(false, {}), err: colorsFor(false, {}) };
  readonly columns = 80;
  live = false;
  written = { out: '', err: '' };
  time = 0;
  ended: number | undefined;
  readonly #listeners = new Set<() => void>();

  out(text: string): void {
    this.written.out += text;
  }
  err(text: string): void {
    this.written.err += text;
  }
  now(): number {
    return this.time;
  }
  onInterrupt(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
  press(): void {
    for (const listener of this.#listeners) listener();
  }
  get listeners(): number {
    return this.#listeners.size;
  }
  exitNow(code: number): never {
    this.ended = code;
    throw new Error(`ended with ${code}`);
  }
}
