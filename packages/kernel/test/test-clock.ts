import type { Clock } from '@retake/plugin-api';

/**
 * Time that stands still but for `step` milliseconds at every look. Sleeps shorter than `instantBelowMs` pass at once
 * and move the time; longer ones (deadlines) last until aborted.
 */
export class TestClock implements Clock {
  readonly slept: number[] = [];
  #now = Date.UTC(2026, 0, 1);

  readonly #step: number;
  readonly #instantBelowMs: number;

  constructor(step = 1, instantBelowMs = 500) {
    this.#step = step;
    this.#instantBelowMs = instantBelowMs;
  }

  now(): number {
    this.#now += this.#step;
    return this.#now;
  }

  async sleep(ms: number, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    if (ms < this.#instantBelowMs) {
      this.slept.push(ms);
      this.#now += ms;
      return;
    }
    await new Promise<void>((_resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
  }
}
