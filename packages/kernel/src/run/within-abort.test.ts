import { describe, expect, it } from 'vitest';
import { TestClock } from '../../test/test-clock.js';
import { withinAbort } from './within-abort.js';

const never = new Promise<string>(() => undefined);

describe('work that may be aborted', () => {
  it('gives its value or its error', async () => {
    const { signal } = new AbortController();
    expect(await withinAbort(Promise.resolve(1), signal, new TestClock(), 800)).toBe(1);
    const broken = Promise.reject(new Error('x'));
    await expect(withinAbort(broken, signal, new TestClock(), 800)).rejects.toThrow('x');
  });

  it('is left behind when it does not end in time', async () => {
    const controller = new AbortController();
    const clock = new TestClock();
    const waiting = withinAbort(never, controller.signal, clock, 400);
    controller.abort(new Error('stop'));
    await expect(waiting).rejects.toThrow('stop');
    expect(clock.slept).toEqual([400]);
  });

  it('may end by itself after the abort', async () => {
    const controller = new AbortController();
    const long = 800;
    let finish: (value: string) => void = () => undefined;
    const work = new Promise<string>((resolve) => {
      finish = resolve;
    });
    const waiting = withinAbort(work, controller.signal, new TestClock(), long);
    controller.abort();
    finish('done');
    expect(await waiting).toBe('done');
  });

  it('is not waited for when the abort came before', async () => {
    const signal = AbortSignal.abort(new Error('stop'));
    await expect(withinAbort(never, signal, new TestClock(), 400)).rejects.toThrow('stop');
  });
});
