import type { Clock, OperationContext } from '@retake/plugin-api';
import { describe, expect, it } from 'vitest';
import { waitForMemory } from './wait-for-memory.js';

const mib = 2 ** 20;

/** A machine whose free memory follows a list, one entry per second. */
function machine(free: readonly number[]) {
  let seconds = 0;
  const clock: Clock = {
    now: () => seconds * 1000,
    sleep: async (ms, signal) => {
      signal?.throwIfAborted();
      seconds += ms / 1000;
    },
  };
  const watch = { clock, free: () => (free[seconds] ?? free.at(-1) ?? 0) * mib };
  const context = { signal: new AbortController().signal } as OperationContext;
  return { run: (bytes: number) => waitForMemory(watch).run({ bytes }, context), seconds: () => seconds };
}

describe('waiting for memory', () => {
  it('goes on as soon as there is enough', async () => {
    const { run, seconds } = machine([100, 100, 150, 400]);
    expect(await run(200 * mib)).toMatchObject({
      changed: true,
      detail: 'Other programs gave 300 MiB of memory back.',
    });
    expect(seconds()).toBe(3);
  });

  it('says after a minute that nothing changed', async () => {
    const { run, seconds } = machine([100, 120]);
    expect(await run(0)).toMatchObject({ changed: false });
    expect(seconds()).toBe(60);
  });
});
