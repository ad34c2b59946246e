import { closeSync, fdatasync, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { promisify } from 'node:util';
import { formatLine } from './journal-line.js';

const sync = promisify(fdatasync);

/** Appends entries to a journal file. One writer per run, held by the run's lock. */
export class Journal {
  readonly #file: number;
  #bytes: number;
  #open = true;

  private constructor(file: number, bytes: number) {
    this.#file = file;
    this.#bytes = bytes;
  }

  /**
   * Opens a journal for appending.
   * @param readable bytes that could be read; a torn tail behind them is cut off.
   */
  static open(path: string, readable: number): Journal {
    const file = openSync(path, 'a');
    try {
      if (fstatSync(file).size !== readable) ftruncateSync(file, readable);
    } catch (error) {
      closeSync(file);
      throw error;
    }
    return new Journal(file, readable);
  }

  /** Writes one line in one call. What a full disk left of a line is cut off again before the error is thrown. */
  append(entry: object): void {
    const line = Buffer.from(formatLine(entry));
    try {
      const written = writeSync(this.#file, line);
      if (written !== line.length) throw new Error(`wrote ${written} of ${line.length} bytes`);
    } catch (error) {
      ftruncateSync(this.#file, this.#bytes);
      throw error;
    }
    this.#bytes += line.length;
  }

  /** Resolves when everything appended so far is on the disk. */
  async commit(): Promise<void> {
    if (this.#open) await sync(this.#file);
  }

  close(): void {
    if (!this.#open) return;
    this.#open = false;
    closeSync(this.#file);
  }
}
