import { expect, it } from 'vitest';
import { paceOf } from './pace.js';

const estimates = [
  { stage: 'denoise', work: 90, peakBytes: 0, parts: {} },
  { stage: 'decode', work: 10, peakBytes: 0, parts: {} },
];
const own = [{ stage: 'denoise', seconds: 180, work: 90 }];
const past = [
  { stage: 'decode', seconds: 50, work: 10 },
  { stage: 'denoise', seconds: 90, work: 90 },
];

it('prefers what this run measured of the stage, then what history did', () => {
  const pace = paceOf(own, past, estimates);
  expect(pace('denoise')).toBe(2);
  expect(pace('decode')).toBe(5);
});

it('takes other stages of this run before those of others', () => {
  expect(paceOf(own, past, estimates)('write')).toBe(2);
  expect(paceOf([], past, estimates)('write')).toBe(1.4);
});

it('takes a run that was never measured for ten minutes', () => {
  const pace = paceOf([], [], estimates);
  expect(estimates.reduce((sum, { stage, work }) => sum + work * pace(stage), 0)).toBe(600);
  expect(paceOf([], [], [])('denoise')).toBe(0);
});
