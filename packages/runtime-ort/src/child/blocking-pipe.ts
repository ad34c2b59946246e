import { readSync, writeSync } from 'node:fs';
import { bytesOf, type FrameHeader, frameHead, headerLength, lengthBytes, parseHeader } from '../frame.js';

const scratchBytes = 65_536;

/** The other end is gone: there is nobody left to work for. */
export class PipeClosed extends Error {}

export interface IncomingFrame<T> {
  readonly header: T & FrameHeader;
  readonly payloads: readonly ArrayBuffer[];
  /** Set when a payload did not fit into memory; the payloads were skipped then. */
  readonly unread?: Error;
}

/**
 * Reads and writes whole frames, blocking. The child has nothing else to do meanwhile, and bytes go straight from and
 * to the memory the tensors live in.
 */
export class BlockingPipe {
  readonly #descriptor: number;

  constructor(descriptor: number) {
    this.#descriptor = descriptor;
  }

  /** Waits for the next frame. Throws PipeClosed at the end of the stream. */
  read<T>(): IncomingFrame<T> {
    const length = this.#fill(new Uint8Array(lengthBytes));
    const header = parseHeader<T>(this.#fill(new Uint8Array(headerLength(length))));
    const payloads: ArrayBuffer[] = [];
    let unread: Error | undefined;
    for (const bytes of header.payloads) {
      const buffer = unread ? undefined : allocate(bytes);
      if (buffer instanceof ArrayBuffer) payloads.push(this.#fill(new Uint8Array(buffer)).buffer);
      else {
        unread ??= buffer;
        this.#skip(bytes);
      }
    }
    return unread ? { header, payloads: [], unread } : { header, payloads };
  }

  write(content: object, payloads: readonly ArrayBufferView[] = []): void {
    this.#drain(frameHead(content, payloads));
    for (const payload of payloads) this.#drain(bytesOf(payload));
  }

  #fill<B extends Uint8Array>(target: B): B {
    let filled = 0;
    while (filled < target.length) {
      const count = readSync(this.#descriptor, target, filled, target.length - filled, null);
      if (count === 0) throw new PipeClosed('the parent closed the pipe');
      filled += count;
    }
    return target;
  }

  #skip(bytes: number): void {
    const scratch = new Uint8Array(scratchBytes);
    for (let left = bytes; left > 0; ) {
      const part = scratch.subarray(0, Math.min(left, scratch.length));
      this.#fill(part);
      left -= part.length;
    }
  }

  #drain(bytes: Uint8Array): void {
    for (let offset = 0; offset < bytes.length; )
      offset += writeSync(this.#descriptor, bytes, offset, bytes.length - offset);
  }
}

function allocate(bytes: number): ArrayBuffer | Error {
  try {
    return new ArrayBuffer(bytes);
  } catch (error) {
    return new Error(`${(error as Error).message}: ${bytes} bytes for an incoming tensor`, { cause: error });
  }
}
