import { describe, expect, it } from 'vitest';
import type { RunEventBody } from '../events/run-event.js';
import { ProgressMeter } from './progress-meter.js';

type Progress = Extract<RunEventBody, { type: 'progress' }>;

function meter(work: Record<string, number>) {
  let now = 0;
  const shown: Progress[] = [];
  const estimates = Object.entries(work).map(([stage, part]) => ({
    stage,
    work: part,
    peakBytes: 0,
    parts: {},
  }));
  const clock = { now: () => now, sleep: async () => undefined };
  const stages = ['encode', 'denoise', 'decode'];
  const it = new ProgressMeter(estimates, stages, clock, (event) => shown.push(event as Progress));
  const wait = (ms: number) => {
    now += ms;
  };
  return { it, shown, wait };
}

describe('the progress of a run', () => {
  it('weighs stages by their work', () => {
    const { it, shown, wait } = meter({ encode: 1, denoise: 8, decode: 1 });
    it.begin('encode');
    wait(100);
    it.report({ fraction: 0.5 });
    it.end('encode', false);
    it.begin('denoise');
    wait(100);
    it.report({ fraction: 0.5, step: 5, steps: 10, message: 'half' });
    expect(shown.map(({ overall }) => overall)).toEqual([0.05, 0.5]);
    expect(shown[1]).toMatchObject({ stage: 'denoise', step: 5, steps: 10, message: 'half' });
  });

  it('is shown at most ten times a second', () => {
    const { it, shown, wait } = meter({ denoise: 1 });
    it.begin('denoise');
    for (let step = 0; step <= 1_000; step += 1) {
      it.report({ fraction: step / 1_000 });
      wait(1);
    }
    expect(shown).toHaveLength(11);
  });

  it('estimates the time to go by the measured pace', () => {
    const { it, shown, wait } = meter({ encode: 1, denoise: 8, decode: 1 });
    it.begin('encode');
    wait(10_000);
    it.end('encode', false);
    it.begin('denoise');
    it.report({ fraction: 0 });
    expect(shown[0]?.etaSeconds).toBeCloseTo(90);
  });

  it('does not take reused work for speed', () => {
    const { it, shown, wait } = meter({ encode: 1, denoise: 8, decode: 1 });
    it.end('encode', true);
    it.end('denoise', true);
    it.begin('decode');
    wait(1_000);
    it.report({ fraction: 0.5 });
    expect(shown[0]?.etaSeconds).toBeCloseTo(1);
  });

  it('does not take resumed steps for speed', () => {
    const { it, shown, wait } = meter({ denoise: 1 });
    it.begin('denoise');
    it.resume();
    wait(1_000);
    it.report({ fraction: 0.8 });
    wait(1_000);
    it.report({ fraction: 0.9 });
    expect(shown.map(({ etaSeconds }) => etaSeconds === null)).toEqual([true, false]);
    expect(shown[1]?.etaSeconds).toBeCloseTo(1);
  });

  it('stays between 0 and 1 whatever is reported', () => {
    const { it, shown, wait } = meter({ denoise: 1 });
    it.begin('denoise');
    for (const fraction of [-1, 7, Number.NaN, Number.POSITIVE_INFINITY]) {
      wait(100);
      it.report({ fraction });
    }
    expect(shown.every(({ overall }) => overall >= 0 && overall <= 1)).toBe(true);
  });

  it('counts stages alike when there are no estimates', () => {
    const { it, shown } = meter({});
    it.end('encode', false);
    it.begin('denoise');
    it.report({ fraction: 1 });
    expect(shown[0]?.overall).toBeCloseTo(2 / 3);
  });
});
