import { closeSync, fdatasync, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { promisify } from 'node:util';
import { formatLine } from './journal-line.js';
import { SpaceReserve } from './space-reserve.js';

const sync = promisify(fdatasync);

/** Appends entries to a journal file. One writer per run, held by the run's lock. */
export class Journal {
  readonly #file: number;
  readonly #reserve: SpaceReserve;
  /** Lines that a full disk did not take, oldest first. */
  readonly #owed: Buffer[] = [];
  #bytes: number;
  #open = true;

  private constructor(file: number, bytes: number, reserve: SpaceReserve) {
    this.#file = file;
    this.#bytes = bytes;
    this.#reserve = reserve;
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
    return new Journal(file, readable, SpaceReserve.make(`${path}.reserve`));
  }

  /** Appends what may only go on when it is kept. @throws what the system says when the disk does not take it */
  append(entry: object): void {
    this.#writeOwed();
    this.#write(Buffer.from(formatLine(entry)));
  }

  /**
   * Appends what has happened whether it is kept or not, such as the end of a run. On a full disk it takes the space set
   * aside; what even that does not hold is tried again before the next entry and on closing.
   */
  appendAnyway(entry: object): void {
    this.#owed.push(Buffer.from(formatLine(entry)));
    if (this.#tryOwed()) return;
    this.#reserve.free();
    this.#tryOwed();
  }

  #tryOwed(): boolean {
    try {
      this.#writeOwed();
      return true;
    } catch {
      return false;
    }
  }

  #writeOwed(): void {
    for (let line = this.#owed[0]; line; line = this.#owed[0]) {
      this.#write(line);
      this.#owed.shift();
    }
  }

  /** Writes one line. What a full disk left of a line is cut off again before the error is thrown. */
  #write(line: Buffer): void {
    try {
      // a disk that fills up takes a part, and says why only when it is asked for the rest
      for (let written = 0; written < line.length; ) written += writeSync(this.#file, line, written);
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
    this.#reserve.free();
    this.#tryOwed();
    closeSync(this.#file);
  }
}
