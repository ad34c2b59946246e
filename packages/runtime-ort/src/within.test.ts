import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { within } from './within.js';

const clock = {
  now: Date.now,
  sleep: (ms: number, signal?: AbortSignal) => sleep(ms, undefined, { signal }),
};

describe('within', () => {
  it('is true for a promise that settles in time, and leaves no timer', async () => {
    let stopped = false;
    const watched = {
      ...clock,
      sleep: (_ms: number, signal?: AbortSignal) =>
        new Promise<void>((_resolve, reject) => {
          signal?.addEventListener('abort', () => {
            stopped = true;
            reject(signal.reason);
          });
        }),
    };
    expect(await within(watched, 1_000, Promise.resolve())).toBe(true);
    expect(stopped).toBe(true);
  });

  it('is false for one that does not', async () => {
    expect(await within(clock, 1, new Promise(() => undefined))).toBe(false);
  });

  it('hands on a rejection', async () => {
    await expect(within(clock, 1_000, Promise.reject(new Error('no')))).rejects.toThrow('no');
  });
});
