import { describe, expect, it } from 'vitest';
import { action } from '../../test/run-kit.js';
import type { RunEvent, RunEventBody } from '../events/run-event.js';
import { budgetSpent } from './retry-budget.js';

const events = (...bodies: (readonly [at: number, body: object])[]): RunEvent[] =>
  bodies.map(([at, body], index) => ({ seq: index + 1, at, runId: 'r', ...(body as RunEventBody) }));
const applied = (id: string, deviceSeconds: number, delayMs = 0) => ({
  type: 'recovery.applied',
  action: { ...action({ id }), plugin: 'p' },
  failureCode: 'C/x',
  place: '',
  changes: [],
  delayMs,
  deviceSeconds,
});
const failure = { type: 'failure', failure: { code: 'C/x' }, attempt: 1 };
const helped = (actionId: string) => ({
  type: 'recovery.outcome',
  actionId,
  failureCode: 'C/x',
  outcome: 'helped',
});

describe('what recoveries have cost', () => {
  it('is nothing before the first', () => {
    expect(budgetSpent(events([0, failure]))).toEqual({ recoveries: 0, seconds: 0 });
  });

  it('is charged when it is scheduled', () => {
    expect(budgetSpent(events([0, applied('a', 100)]))).toEqual({ recoveries: 1, seconds: 100 });
  });

  it('becomes what the attempt took, without the wait before it, when it fails', () => {
    expect(budgetSpent(events([0, applied('a', 100, 5_000)], [12_000, failure])).seconds).toBe(7);
  });

  it('is given back when it helped, also when the run fails later', () => {
    const log = events([0, applied('a', 100)], [50_000, helped('a')], [90_000, failure]);
    expect(budgetSpent(log)).toEqual({ recoveries: 1, seconds: 0 });
  });

  it('adds up', () => {
    const log = events([0, applied('a', 9)], [3_000, failure], [3_000, applied('b', 9)]);
    expect(budgetSpent(log)).toEqual({ recoveries: 2, seconds: 12 });
  });

  it('begins anew when a person resumes the run', () => {
    expect(budgetSpent(events([0, applied('a', 9)], [1, { type: 'run.resumed' }]))).toEqual({
      recoveries: 0,
      seconds: 0,
    });
  });
});
