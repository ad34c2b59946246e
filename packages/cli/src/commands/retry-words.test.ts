import type { RunEvent } from '@retake/kernel';
import { expect, test } from 'vitest';
import { failure } from '../../test/sample-events.js';
import { retryWords } from './retry-words.js';

const resume = 'retake resume r1';
const plan = { model: 'm', checkpoint: '/c', request: {}, options: {}, memoryBytes: 2 ** 30, hardware: 'h' };
const stamp = { seq: 1, at: 1, runId: 'r1' };
const made: RunEvent = { ...stamp, type: 'plan.made', plan, estimates: [] };
const changed: RunEvent = {
  ...stamp,
  type: 'run.changed',
  changes: [],
  plan: { ...plan, memoryBytes: 3 * 2 ** 20 + 1 },
  outputDirectory: null,
  outputName: null,
};

test('memory that ran out under a limit asks for twice the limit', () => {
  expect(retryWords(failure, [made], resume).command).toBe('retake resume r1 --memory 2048MiB');
});

test('the limit is the one in force', () => {
  expect(retryWords(failure, [made, changed], resume).command).toBe('retake resume r1 --memory 7MiB');
});

test('a limit below what any process needs is raised above that', () => {
  const minimumBytes = 56 * 2 ** 20;
  const below = { ...failure, facts: { minimumBytes } };
  expect(retryWords(below, [made, changed], resume).command).toBe('retake resume r1 --memory 112MiB');
});

test('without a limit there is none to raise', () => {
  const free: RunEvent = { ...stamp, type: 'plan.made', plan: { ...plan, memoryBytes: null }, estimates: [] };
  expect(retryWords(failure, [free], resume)).toEqual({ command: resume });
});

test('a clip that could not be put where it should go can go elsewhere', () => {
  const full = { ...failure, category: 'WAN_INFERENCE', stage: 'deliver' } as const;
  expect(retryWords(full, [made], resume)).toEqual({
    command: resume,
    remark: 'To put the clip into another folder: retake resume r1 --out DIR',
  });
});

test('any other failure is tried again as it is', () => {
  expect(retryWords({ ...failure, category: 'WAN_INFERENCE' }, [made], resume)).toEqual({ command: resume });
});
