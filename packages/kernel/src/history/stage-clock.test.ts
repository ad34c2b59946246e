import { expect, it } from 'vitest';
import type { RunEvent, RunEventBody } from '../events/run-event.js';
import { StageClock } from './stage-clock.js';

const clock = () => {
  const measured = new StageClock();
  return (at: number, body: object) =>
    measured.note({ seq: 1, at, runId: 'r', ...(body as RunEventBody) } as RunEvent);
};
const started = { type: 'stage.started', stage: 'denoise', key: 'k' };
const checkpoint = (step: number) => ({ type: 'checkpoint', stage: 'denoise', step, bytes: 1 });
const resumed = (step: number) => ({ type: 'checkpoint.resumed', stage: 'denoise', step });

it('counts the time of steps that are kept, over any number of attempts', () => {
  const note = clock();
  note(0, started);
  note(4_000, checkpoint(1));
  note(8_000, checkpoint(2));
  note(20_000, started);
  expect(note(21_000, resumed(2))).toBe(8);
  note(25_000, checkpoint(3));
  note(30_000, started);
  expect(note(31_000, resumed(3))).toBe(12);
});

it('counts the time of a finished stage that is kept, with the steps made before', () => {
  const note = clock();
  note(0, started);
  note(4_000, checkpoint(1));
  note(10_000, started);
  note(10_000, resumed(1));
  note(15_000, { type: 'stage.finished', stage: 'denoise', key: 'k', wallMs: 5_000 });
  expect(note(16_000, { type: 'stage.reused', stage: 'denoise', key: 'k' })).toBe(9);
});

it('counts nothing for what it never saw being made', () => {
  const note = clock();
  expect(note(0, { type: 'stage.reused', stage: 'denoise', key: 'other' })).toBe(0);
  expect(note(0, resumed(7))).toBe(0);
});
