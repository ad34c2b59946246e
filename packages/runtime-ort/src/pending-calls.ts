import type { Frame } from './frame-reader.js';
import type { Reply } from './messages.js';

interface Pending {
  readonly name: string;
  settle(frame: Frame<Reply>): void;
  fail(reason: unknown): void;
}

/** Calls that wait for their reply, oldest first: the child works on the first one. */
export class PendingCalls {
  readonly #calls = new Map<number, Pending>();
  readonly #discard: (frame: Frame<Reply>) => void;
  #last = 0;

  /** `discard` gets replies nobody waits for any more, so that what they hold can be freed. */
  constructor(discard: (frame: Frame<Reply>) => void) {
    this.#discard = discard;
  }

  get size(): number {
    return this.#calls.size;
  }

  /** Name of the call the child is working on. */
  get current(): string | undefined {
    return this.#calls.values().next().value?.name;
  }

  /** Enters a call. `send` gets its number. Rejects at once with the signal's reason when aborted. */
  add(name: string, send: (id: number) => void, signal?: AbortSignal): Promise<Frame<Reply>> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      this.#last += 1;
      const id = this.#last;
      const abandon = () => {
        reject(signal?.reason);
        this.#calls.set(id, { name, settle: this.#discard, fail: () => undefined });
      };
      const leave = () => signal?.removeEventListener('abort', abandon);
      const settle = (frame: Frame<Reply>) => {
        leave();
        resolve(frame);
      };
      const fail = (reason: unknown) => {
        leave();
        reject(reason);
      };
      signal?.addEventListener('abort', abandon, { once: true });
      this.#calls.set(id, { name, settle, fail });
      send(id);
    });
  }

  settle(frame: Frame<Reply>): void {
    const call = this.#calls.get(frame.header.id);
    this.#calls.delete(frame.header.id);
    call?.settle(frame);
  }

  failAll(reason: unknown): void {
    const calls = [...this.#calls.values()];
    this.#calls.clear();
    for (const call of calls) call.fail(reason);
  }
}
