import { stripVTControlCharacters } from 'node:util';

const tailBytes = 8_192;

/** Keeps the last bytes a process wrote, without colour codes. */
export class StderrTail {
  #bytes = Buffer.alloc(0);

  push(chunk: Uint8Array): void {
    this.#bytes = Buffer.concat([this.#bytes, chunk]).subarray(-tailBytes);
  }

  toString(): string {
    return stripVTControlCharacters(this.#bytes.toString('utf8')).trim();
  }
}
