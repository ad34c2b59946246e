import { wordsFor } from '@retake/guides';
import type { RunEvent } from '@retake/kernel';
import { expect, test } from 'vitest';
import { FakeTerminal } from '../../test/fake-terminal.js';
import { failure, sampleEvents } from '../../test/sample-events.js';
import { conclude } from './conclude.js';
import type { FollowedRun } from './follow-run.js';

const stamp = { seq: 9, at: 1_005_000, runId: 'r1' };
const ends = {
  finished: { ...stamp, type: 'run.finished', files: { video: '/v.mp4' }, report: '/v.json' },
  failed: { ...stamp, type: 'run.failed', failure, nextSteps: ['Allow more memory.'] },
  canceled: { ...stamp, type: 'run.canceled', reason: 'interrupted' },
} as const;

const plan = { model: 'm', checkpoint: '/c', request: {}, options: {}, memoryBytes: 2 ** 26, hardware: 'h' };
const planned: RunEvent = { ...stamp, type: 'plan.made', plan, estimates: [] };

function tell(end: FollowedRun['end'], json: boolean, events: readonly RunEvent[] = [end]) {
  const terminal = new FakeTerminal();
  const code = conclude({ end, events }, terminal, { json, quiet: false, resume: 'retake resume r1' });
  return { code, ...terminal.written };
}

test('a finished run gives its files on stdout and 0', () => {
  expect(tell(ends.finished, false)).toMatchObject({ code: 0, out: '/v.mp4\n' });
});

test('pictures of the clip are told on stderr, so that stdout holds the clip alone', () => {
  const files = { sheet: '/v.contact.png', video: '/v.mp4', animation: '/v.webp' };
  const { out, err } = tell({ ...ends.finished, files }, false);
  expect(out).toBe('/v.mp4\n');
  expect(err).toBe('✓ contact sheet: /v.contact.png\n✓ animation: /v.webp\n✓ report: /v.json\n');
});

test('a failed run gives the failure, the steps and the way on, and 1', () => {
  const { code, out, err } = tell(ends.failed, false);
  expect([code, out]).toEqual([1, '']);
  expect(err).toContain('✗ The frames do not fit into memory.');
  expect(err).toContain('  · Allow more memory.');
  expect(err).toContain('More: docs/failures.md#memory');
  expect(err).toContain('Every finished step of the run is kept on disk.');
  expect(err).toContain('Step by step    retake fix r1');
  expect(err).toContain('docs/errors/vram_exhaustion.md');
  expect(err).toContain('Try again with: retake resume r1');
});

test('a failed run under a limit tells how to go on with a higher one', () => {
  const { err } = tell(ends.failed, false, [planned, ends.failed]);
  expect(err).toContain('Try again with: retake resume r1 --memory 128MiB\n--memory raises the limit');
  const { out } = tell(ends.failed, true, [planned, ends.failed]);
  expect(JSON.parse(out).resume).toBe('retake resume r1 --memory 128MiB');
  expect(JSON.stringify(JSON.parse(out).words.steps)).toContain('retake resume r1 --memory 128MiB');
});

test('as JSON what was tried is told, and the checkpoint stands in the commands', () => {
  const created = {
    ...stamp,
    type: 'run.created',
    request: { checkpoint: '/my model' },
  } as unknown as RunEvent;
  const tried = {
    ...stamp,
    type: 'recovery.outcome',
    actionId: 'a',
    failureCode: 'X/y',
    outcome: 'failed',
  } as const;
  const one = {
    ...failure,
    type: 'model_integrity_failure',
    code: 'WAN_WEIGHTS_INTEGRITY/tensor_missing',
  } as const;
  const end = { ...ends.failed, failure: one };
  const document = JSON.parse(tell(end, true, [created, tried, end]).out);
  expect(document.tried).toEqual([{ action: 'a', outcome: 'failed' }]);
  expect(document.words.steps[0].command).toBe("retake inspect '/my model'");
});

test('a stopped run tells how to go on and gives 130', () => {
  expect(tell(ends.canceled, false)).toEqual({
    code: 130,
    out: '',
    err: 'Stopped. Go on with: retake resume r1\n',
  });
});

test.each([
  [ends.finished, { run: 'r1', state: 'succeeded', files: { video: '/v.mp4' }, report: '/v.json' }],
  [
    ends.failed,
    {
      run: 'r1',
      state: 'failed',
      failure,
      nextSteps: ['Allow more memory.'],
      words: wordsFor(failure, { run: 'r1', system: process.platform }),
      tried: [],
      resume: 'retake resume r1',
    },
  ],
  [ends.canceled, { run: 'r1', state: 'canceled', resume: 'retake resume r1' }],
])('as JSON: $type', (end, document) => {
  expect(JSON.parse(tell(end, true).out)).toEqual(document);
});

test('the timeline is told when something broke, and only then', () => {
  expect(tell(ends.finished, false, sampleEvents).err).toContain('Timeline');
  expect(tell(ends.finished, false).err).not.toContain('Timeline');
});
