import type { Terminal } from '../terminal.js';

const eraseLine = '\r\u001b[2K';

/** A line at the bottom of stderr that is drawn over, with ordinary lines going by above it. */
export class LiveLine {
  readonly #terminal: Terminal;
  #text = '';

  constructor(terminal: Terminal) {
    this.#terminal = terminal;
  }

  /** Draws the line, where the terminal can; elsewhere nothing is written. */
  draw(text: string): void {
    if (!this.#terminal.live || text === this.#text) return;
    this.#terminal.err(eraseLine + text);
    this.#text = text;
  }

  /** Writes an ordinary line. */
  say(text: string): void {
    const kept = this.#text;
    this.clear();
    this.#terminal.err(`${text}\n`);
    if (kept) this.draw(kept);
  }

  clear(): void {
    if (this.#text) this.#terminal.err(eraseLine);
    this.#text = '';
  }
}
