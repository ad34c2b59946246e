import type { Plan, Stage } from '@retake/plugin-api';
import { describe, expect, it } from 'vitest';
import { action } from '../../test/run-kit.js';
import type { RunEvent } from '../events/run-event.js';
import { stageKeys } from '../run/stage-key.js';
import { expectedSeconds, secondsLeft, type WorkFacts } from './expected-seconds.js';

const stage = (id: string, reads: string[], inputs: string[], resumesWith?: string[]): Stage => ({
  id,
  title: id,
  reads,
  inputs,
  ...(resumesWith ? { resumesWith } : {}),
  run: async () => ({ files: {}, facts: {} }),
});
const stages = [
  stage('encode', ['request.prompt'], []),
  stage('denoise', ['request.steps', 'options.precision'], ['encode'], ['request.steps']),
  stage('decode', ['options.tiling'], ['denoise']),
];
const plan: Plan = {
  model: 'm',
  checkpoint: '/c',
  request: { prompt: 'fox', steps: 4 },
  options: { precision: 'source', tiling: null },
  memoryBytes: null,
  hardware: 'cpu',
};
const estimates = [
  { stage: 'encode', work: 1, peakBytes: 0, parts: {} },
  { stage: 'denoise', work: 80, peakBytes: 0, parts: {} },
  { stage: 'decode', work: 9, peakBytes: 0, parts: {} },
];
const finished = (...ids: string[]): RunEvent[] => {
  const keys: Record<string, string> = {};
  return stages.flatMap((one, seq) => {
    const { key } = stageKeys(one, plan, Object.fromEntries(one.inputs.map((id) => [id, keys[id] ?? ''])));
    keys[one.id] = key;
    return ids.includes(one.id) ? [{ type: 'stage.finished', seq, at: 0, runId: 'r', key } as RunEvent] : [];
  });
};
const facts = (done: string[], at: string, fraction = 0): WorkFacts => ({
  events: finished(...done),
  reached: { stages, stage: at, fraction },
  now: { plan, estimates },
  pace: () => 2,
});
const tiled = { plan: { ...plan, options: { ...plan.options, tiling: 256 } }, estimates };
const int8 = { plan: { ...plan, options: { ...plan.options, precision: 'int8' } }, estimates };
const fewer = { plan: { ...plan, request: { ...plan.request, steps: 2 } }, estimates };

describe('the work that is left', () => {
  it('is everything before anything is done', () => {
    expect(
      secondsLeft({ ...facts([], ''), reached: { stages: [], stage: '', fraction: 0 } }, facts([], '').now),
    ).toBe(180);
  });

  it('leaves out finished stages and finished steps', () => {
    expect(secondsLeft(facts(['encode'], 'denoise', 0.75), { plan, estimates })).toBe(2 * (20 + 9));
  });

  it('keeps the latents when only the decode changes', () => {
    expect(secondsLeft(facts(['encode', 'denoise'], 'decode'), tiled)).toBe(18);
  });

  it('keeps steps as far as the stage may go on under the change', () => {
    expect(secondsLeft(facts(['encode'], 'denoise', 0.5), int8)).toBe(2 * (40 + 9));
    expect(secondsLeft(facts(['encode'], 'denoise', 0.5), fewer)).toBe(2 * (80 + 9));
  });

  it('counts finished stages whose input changes', () => {
    expect(secondsLeft(facts(['encode', 'denoise'], 'decode'), fewer)).toBe(2 * (80 + 9));
  });
});

describe('what an action is expected to cost', () => {
  const decoding = facts(['encode', 'denoise'], 'decode');

  it('is its delay and the work left', () => {
    expect(expectedSeconds(decoding, action({ id: 'a', delayMs: 30_000 }), decoding.now)).toBe(30 + 18);
  });

  it('takes the factor of the action on that work', () => {
    const slower = action({ id: 'a', cost: { quality: 0, timeFactor: 1.5 } });
    expect(expectedSeconds(decoding, slower, tiled)).toBe(27);
  });

  it('is at least what has to be made anew', () => {
    expect(expectedSeconds(decoding, action({ id: 'a' }), fewer)).toBe(2 * (80 + 9));
  });
});
