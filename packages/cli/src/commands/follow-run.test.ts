import type { Job, RunEvent } from '@retake/kernel';
import { expect, test } from 'vitest';
import { FakeTerminal } from '../../test/fake-terminal.js';
import { sampleEvents } from '../../test/sample-events.js';
import { followRun } from './follow-run.js';

/** A job that plays back events; only what following needs. */
function jobOf(events: readonly RunEvent[], between: (event: RunEvent) => void = () => {}) {
  const canceled: number[] = [];
  const job: Pick<Job, 'id' | 'events' | 'cancel'> = {
    id: 'r1',
    async *events() {
      for (const event of events) {
        yield event;
        between(event);
      }
    },
    cancel: async () => void canceled.push(1),
  };
  return { job, canceled };
}
const progress: RunEvent = {
  type: 'progress',
  seq: 1,
  at: 1,
  runId: 'r1',
  overall: 0.5,
  stage: 'denoise',
  step: 5,
  steps: 10,
  etaSeconds: 60,
  message: null,
};

test('says what happens and keeps all but progress', async () => {
  const terminal = new FakeTerminal();
  const { end, events } = await followRun(jobOf([progress, ...sampleEvents]).job, terminal, {
    resume: 'retake resume r1',
  });
  expect(end.type).toBe('run.finished');
  expect(events).toEqual(sampleEvents);
  expect(terminal.written.out).toBe('');
  expect(terminal.written.err.split('\n')).toEqual([
    'Denoise',
    '✗ The frames do not fit into memory. (WAN_MEMORY_MANAGEMENT/allocation_failed, denoise, step 5)',
    '↻ Decode in tiles: options.vae.tiling null → {"tile":256}, after 1.5 s, costs 1 % of the quality, 1.3 × the time',
    'Denoise (reused)',
    '  goes on after step 5',
    '',
  ]);
});

test('draws the bar where a terminal is, and takes it away at the end', async () => {
  const terminal = new FakeTerminal();
  terminal.live = true;
  await followRun(jobOf([progress, ...sampleEvents.slice(-1)]).job, terminal, { resume: '' });
  expect(terminal.written.err).toMatch(/50 % {2}denoise 5\/10 {2}about 1 min 00 s left/);
  expect(terminal.written.err.endsWith('\r\u001b[2K')).toBe(true);
});

test('Ctrl-C cancels, a second one ends at once and tells how to go on', async () => {
  const terminal = new FakeTerminal();
  const { job, canceled } = jobOf(sampleEvents, () => {
    terminal.time += 1000;
    terminal.press();
  });
  await expect(followRun(job, terminal, { resume: 'retake resume r1' })).rejects.toThrow('ended with 130');
  expect(canceled).toHaveLength(1);
  expect(terminal.written.err).toContain('Go on with: retake resume r1');
  expect(terminal.listeners).toBe(0);
});

test('what comes after the end does not hide it', async () => {
  const problem = { file: '/h', code: 'SQLITE_FULL', message: 'full', hint: 'Free space.' };
  const late: RunEvent = { seq: 99, at: 1, runId: 'r1', type: 'history.problem', ...problem };
  const { end } = await followRun(jobOf([...sampleEvents, late]).job, new FakeTerminal(), { resume: '' });
  expect(end.type).toBe('run.finished');
});

test('a run without an end is not taken for a good one', async () => {
  const { job } = jobOf(sampleEvents.slice(0, 2));
  await expect(followRun(job, new FakeTerminal(), { resume: '' })).rejects.toThrow(
    'the run ended with failure',
  );
});
