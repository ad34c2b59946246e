import { setTimeout } from 'node:timers/promises';
import type { Clock } from '@retake/plugin-api';

/**
 * Time that stands still but for `step` milliseconds at every look. Sleeps shorter than `instantBelowMs` pass at once
 * and move the time; longer ones (deadlines) last until aborted, or pass after `longMs` of real time when it is given:
 * for tests in which a run may wait for minutes, and in which work never takes that long.
 */
export class TestClock implements Clock {
  readonly slept: number[] = [];
  #now = Date.UTC(2026, 0, 1);

  readonly #step: number;
  readonly #instantBelowMs: number;
  readonly #longMs: number | undefined;

  constructor(step = 1, instantBelowMs = 500, longMs?: number) {
    this.#step = step;
    this.#instantBelowMs = instantBelowMs;
    this.#longMs = longMs;
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
    const aborted = new Promise<never>((_resolve, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
    });
    if (this.#longMs === undefined) return aborted;
    const passed = setTimeout(this.#longMs, undefined, { ref: false, ...(signal ? { signal } : {}) });
    await Promise.race([passed.catch(() => aborted), aborted]);
    this.slept.push(ms);
    this.#now += ms;
  }
}
