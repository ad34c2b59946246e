import type { Clock } from '@retake/plugin-api';
import { describe, expect, it } from 'vitest';
import { watchSilence } from './watch-silence.js';

/** A clock whose sleeps end when the test says so. */
function manualClock() {
  let wake: (() => void) | undefined;
  let asleep = 0;
  const clock: Clock = {
    now: () => 0,
    sleep: (_ms, signal) =>
      new Promise((resolve, reject) => {
        asleep += 1;
        wake = resolve;
        signal?.addEventListener('abort', () => {
          asleep -= 1;
          reject(signal.reason);
        });
      }),
  };
  const tick = async () => {
    asleep -= 1;
    wake?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return { clock, tick, asleep: () => asleep };
}

describe('watchSilence', () => {
  it('speaks up after as many silent ticks as the limit holds', async () => {
    const { clock, tick } = manualClock();
    const heard: number[] = [];
    watchSilence(clock, 500, 1_500, (ms) => heard.push(ms));
    await tick();
    await tick();
    expect(heard).toEqual([]);
    await tick();
    expect(heard).toEqual([1_500]);
  });

  it('starts over at a sign of life', async () => {
    const { clock, tick } = manualClock();
    const heard: number[] = [];
    const silence = watchSilence(clock, 500, 1_000, (ms) => heard.push(ms));
    await tick();
    silence.heard();
    await tick();
    expect(heard).toEqual([]);
    await tick();
    expect(heard).toEqual([1_000]);
  });

  it('leaves no timer and says nothing once stopped', async () => {
    const { clock, tick, asleep } = manualClock();
    const heard: number[] = [];
    const silence = watchSilence(clock, 500, 500, (ms) => heard.push(ms));
    expect(asleep()).toBe(1);
    silence.stop();
    expect(asleep()).toBe(0);
    await tick();
    expect(heard).toEqual([]);
  });
});
