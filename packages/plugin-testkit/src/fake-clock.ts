import type { Clock } from '@retake/plugin-api';

interface Sleeper {
  readonly at: number;
  wake(): void;
}

/** How often `advance` lets pending promises go on before it looks for due sleepers. */
const turnsBetweenSleepers = 20;

/** Time that stands still until a test moves it. */
export class FakeClock implements Clock {
  #now: number;
  #sleepers: Sleeper[] = [];

  /** @param start milliseconds since the epoch */
  constructor(start = 0) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  /** How many calls of `sleep` are waiting. */
  get waiting(): number {
    return this.#sleepers.length;
  }

  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    if (signal?.aborted) return Promise.reject(signal.reason);
    return new Promise((resolve, reject) => {
      const sleeper = { at: this.#now + ms, wake: resolve };
      this.#sleepers.push(sleeper);
      signal?.addEventListener('abort', () => this.#forget(sleeper, () => reject(signal.reason)), {
        once: true,
      });
    });
  }

  /** Moves time on by `ms`, waking sleepers in the order of their time, with what they do before the next is woken. */
  async advance(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      await settle();
      const next = this.#sleepers.filter((sleeper) => sleeper.at <= end).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.#now = Math.max(this.#now, next.at);
      this.#forget(next, next.wake);
    }
    this.#now = end;
  }

  #forget(sleeper: Sleeper, then: () => void): void {
    this.#sleepers = this.#sleepers.filter((other) => other !== sleeper);
    then();
  }
}

/** Lets promises that are ready go on, also those that wait for I/O that has arrived. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < turnsBetweenSleepers; turn += 1)
    await new Promise<void>((resolve) => setImmediate(resolve));
}
