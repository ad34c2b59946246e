import { type FileHandle, open } from 'node:fs/promises';
import { type LogRecord, parseLogLine } from './log-record.js';

const newline = 0x0a;

/** Reads a growing file line by line; starts over when another file has taken its place. */
export class Tail {
  readonly #path: string;
  #inode = 0;
  #at = 0;

  constructor(path: string) {
    this.#path = path;
  }

  /** What was written since the last call, in whole lines; nothing while there is no file. */
  async more(): Promise<readonly LogRecord[]> {
    const file = await open(this.#path, 'r').catch(() => undefined);
    if (!file) return [];
    try {
      const lines = (await this.#read(file)).split('\n');
      return lines.flatMap((line) => parseLogLine(line) ?? []);
    } finally {
      await file.close();
    }
  }

  async #read(file: FileHandle): Promise<string> {
    const { ino, size } = await file.stat();
    if (ino !== this.#inode || size < this.#at) {
      this.#inode = ino;
      this.#at = 0;
    }
    if (size === this.#at) return '';
    const bytes = Buffer.alloc(size - this.#at);
    const { bytesRead } = await file.read(bytes, 0, bytes.length, this.#at);
    const whole = bytes.subarray(0, bytesRead).lastIndexOf(newline) + 1;
    this.#at += whole;
    return bytes.toString('utf8', 0, whole);
  }
}
