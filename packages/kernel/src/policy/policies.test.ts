import { retry as cockatiel, ExponentialBackoff, handleAll, noJitterGenerator } from 'cockatiel';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { breakerDefaults } from '../breaker/breaker-rules.js';
import { bulkhead } from './bulkhead.js';
import { circuitBreaker } from './circuit-breaker.js';
import { exponentialDelay } from './exponential-delay.js';
import { fallback } from './fallback.js';
import { guard } from './guard.js';
import { retry } from './retry.js';
import { timeout } from './timeout.js';

const delays = { firstMs: 100, factor: 2, capMs: 1_000, jitter: 0, random: () => 0 };
const sleeper = () => {
  const slept: number[] = [];
  const sleep = async (ms: number, signal?: AbortSignal) => {
    signal?.throwIfAborted();
    slept.push(ms);
  };
  return { slept, clock: { sleep } };
};
const failing = (times: number) => {
  let calls = 0;
  return {
    count: () => calls,
    call: async () => {
      calls += 1;
      if (calls <= times) throw new Error(`no ${calls}`);
      return calls;
    },
  };
};

describe('retrying', () => {
  it('calls as often and waits as long as cockatiel does', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(8), fc.nat(6), async (failures, retries) => {
        const { slept, clock } = sleeper();
        const ours = failing(failures);
        const outcome = await guard(retry({ retries, delayMs: exponentialDelay(delays), clock })).run(
          ours.call,
        );
        vi.useFakeTimers();
        const backoff = new ExponentialBackoff({
          initialDelay: 100,
          maxDelay: 1_000,
          exponent: 2,
          generator: noJitterGenerator,
        });
        const policy = cockatiel(handleAll, { maxAttempts: retries, backoff });
        const waited: number[] = [];
        policy.onRetry(({ delay }) => void waited.push(delay));
        const theirs = failing(failures);
        const settled = policy.execute(theirs.call).then(
          () => true,
          () => false,
        );
        await vi.runAllTimersAsync();
        expect([ours.count(), outcome.ok, slept]).toEqual([theirs.count(), await settled, waited]);
        vi.useRealTimers();
      }),
      { numRuns: 60 },
    );
  });

  it('stops when the caller gives up, and does not retry a refusal', async () => {
    const { clock } = sleeper();
    const again = retry({ retries: 5, delayMs: () => 1, clock });
    const controller = new AbortController();
    const given = failing(9);
    const aborting = async () => {
      controller.abort();
      return given.call();
    };
    expect((await guard(again).run(aborting, controller.signal)).ok).toBe(false);
    expect(given.count()).toBe(1);
    const breaker = circuitBreaker({ ...breakerDefaults, failures: 1 }, { now: () => 0 });
    const inner = failing(9);
    const outcome = await guard(again, breaker).run(inner.call);
    expect([inner.count(), outcome]).toEqual([1, expect.objectContaining({ refused: 'open' })]);
  });

  it('leaves a share of the delay to chance', () => {
    const with_ = (random: number) => exponentialDelay({ ...delays, jitter: 0.5, random: () => random });
    expect([with_(0)(1), with_(0.5)(1), with_(0.5)(9)]).toEqual([75, 100, 1_000]);
  });
});

describe('giving up', () => {
  it('aborts the call and leaves no timer behind', async () => {
    let fire: () => void = () => undefined;
    let off = 0;
    const later = (_ms: number, call: () => void) => {
      fire = call;
      return () => {
        off += 1;
      };
    };
    const seen: unknown[] = [];
    const running = guard(timeout(50, later)).run(({ signal }) => {
      signal?.addEventListener('abort', () => seen.push(signal.reason));
      return new Promise(() => undefined);
    });
    await Promise.resolve();
    fire();
    expect(await running).toMatchObject({ ok: false, refused: 'late' });
    expect(seen).toEqual([expect.objectContaining({ message: 'The call took longer than 50 ms.' })]);
    expect(await guard(timeout(50, later)).run(() => 7)).toEqual({ ok: true, value: 7 });
    expect(off).toBe(1);
  });

  it('follows the signal of the caller', async () => {
    const controller = new AbortController();
    const outcome = guard(timeout(1_000)).run(
      ({ signal }) =>
        new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
      controller.signal,
    );
    controller.abort('stop');
    expect(await outcome).toEqual({ ok: false, error: 'stop' });
  });
});

describe('a bulkhead', () => {
  it('runs so many at once, lets others wait in order, and refuses the rest', async () => {
    const one = guard(bulkhead({ limit: 1, queue: 2 }));
    const order: string[] = [];
    let open: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const a = one.run(() => gate.then(() => order.push('a')));
    const b = one.run(() => order.push('b'));
    const c = one.run(() => order.push('c'));
    expect(await one.run(() => order.push('d'))).toMatchObject({ refused: 'full' });
    open();
    await Promise.all([a, b, c]);
    expect(order).toEqual(['a', 'b', 'c']);
  });

  it('lets a waiter go that gives up', async () => {
    const one = guard(bulkhead({ limit: 1, queue: 1 }));
    const controller = new AbortController();
    let open: () => void = () => undefined;
    const a = one.run(() => new Promise<void>((resolve) => (open = resolve)));
    const b = one.run(() => 'never', controller.signal);
    controller.abort();
    expect(await b).toMatchObject({ refused: 'aborted' });
    open();
    expect((await a).ok).toBe(true);
    expect(await one.run(() => 1)).toEqual({ ok: true, value: 1 });
  });
});

describe('falling back', () => {
  it('answers for a call that failed, and not for one that did not', async () => {
    const instead = guard(fallback(({ error }) => (error as Error).message));
    expect(await instead.run(failing(1).call)).toEqual({ ok: true, value: 'no 1' });
    expect(await instead.run(() => 5)).toEqual({ ok: true, value: 5 });
  });

  it('fails when the other answer does', async () => {
    const instead = guard(
      fallback(() => {
        throw new Error('neither');
      }),
    );
    expect(await instead.run(failing(1).call)).toMatchObject({ ok: false, error: { message: 'neither' } });
  });
});
