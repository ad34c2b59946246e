import { describe, expect, it } from 'vitest';
import { FakeClock } from './fake-clock.js';

describe('FakeClock', () => {
  it('stands still until it is moved', async () => {
    const clock = new FakeClock(100);
    expect(clock.now()).toBe(100);
    await clock.advance(50);
    expect(clock.now()).toBe(150);
  });

  it('wakes sleepers in the order of their time, at their time', async () => {
    const clock = new FakeClock();
    const woken: [string, number][] = [];
    clock.sleep(20).then(() => woken.push(['late', clock.now()]));
    clock.sleep(10).then(() => woken.push(['early', clock.now()]));
    await clock.advance(30);
    expect(woken).toEqual([
      ['early', 10],
      ['late', 20],
    ]);
  });

  it('does not wake anybody before the time', async () => {
    const clock = new FakeClock();
    let woken = false;
    clock.sleep(10).then(() => {
      woken = true;
    });
    await clock.advance(9);
    expect(woken).toBe(false);
    expect(clock.waiting).toBe(1);
  });

  it('wakes those who go to sleep again on the way', async () => {
    const clock = new FakeClock();
    const times: number[] = [];
    const loop = async () => {
      for (let n = 0; n < 3; n += 1) {
        await clock.sleep(10);
        times.push(clock.now());
      }
    };
    const looping = loop();
    await clock.advance(100);
    await looping;
    expect(times).toEqual([10, 20, 30]);
  });

  it('rejects with the reason when aborted and forgets the sleeper', async () => {
    const clock = new FakeClock();
    const controller = new AbortController();
    const sleeping = clock.sleep(10, controller.signal);
    controller.abort(new Error('enough'));
    await expect(sleeping).rejects.toThrow('enough');
    expect(clock.waiting).toBe(0);
  });

  it('does not go to sleep when aborted before', async () => {
    const clock = new FakeClock();
    await expect(clock.sleep(10, AbortSignal.abort(new Error('before')))).rejects.toThrow('before');
    expect(clock.waiting).toBe(0);
  });
});
