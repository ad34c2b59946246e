import { type FrameHeader, headerLength, lengthBytes, parseHeader } from './frame.js';

/** A header and its payloads, each in a buffer of its own. */
export interface Frame<T> {
  readonly header: T & FrameHeader;
  readonly payloads: readonly ArrayBuffer[];
}

/** Cuts a byte stream into frames. Payload bytes are copied once, straight to where they stay. */
export class FrameReader<T> {
  readonly #onFrame: (frame: Frame<T>) => void;
  #part: 'length' | 'header' | 'payload' = 'length';
  #target = new Uint8Array(lengthBytes);
  #filled = 0;
  #header: (T & FrameHeader) | undefined;
  #payloads: ArrayBuffer[] = [];

  constructor(onFrame: (frame: Frame<T>) => void) {
    this.#onFrame = onFrame;
  }

  /** Takes the next bytes of the stream, in chunks of any size. Throws when they are no frames. */
  push(chunk: Uint8Array): void {
    let offset = 0;
    while (offset < chunk.length) {
      const count = Math.min(chunk.length - offset, this.#target.length - this.#filled);
      this.#target.set(chunk.subarray(offset, offset + count), this.#filled);
      this.#filled += count;
      offset += count;
      while (this.#filled === this.#target.length && this.#advance());
    }
  }

  /** Moves on to the next part; false when that part waits for bytes at the start of a frame. */
  #advance(): boolean {
    if (this.#part === 'length') {
      this.#expect('header', headerLength(this.#target));
      return false;
    }
    if (this.#part === 'header') this.#header = parseHeader<T>(this.#target);
    const header = this.#header;
    const next = header?.payloads[this.#payloads.length];
    if (next !== undefined) {
      this.#expect('payload', next);
      this.#payloads.push(this.#target.buffer as ArrayBuffer);
      return next === 0;
    }
    const payloads = this.#payloads;
    this.#payloads = [];
    this.#header = undefined;
    this.#expect('length', lengthBytes);
    if (header) this.#onFrame({ header, payloads });
    return false;
  }

  #expect(part: 'length' | 'header' | 'payload', bytes: number): void {
    this.#part = part;
    this.#target = new Uint8Array(bytes);
    this.#filled = 0;
  }
}
