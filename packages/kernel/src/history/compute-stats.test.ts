import { describe, expect, it } from 'vitest';
import { computeStats } from './compute-stats.js';
import type { FailureRow, RecoveryRow, RunRow } from './history-rows.js';

const run = (id: string, outcome: RunRow['outcome'], seconds: number, savedSeconds = 0): RunRow => ({
  run: id,
  at: 0,
  model: 'm',
  device: 'cpu',
  outcome,
  seconds,
  savedSeconds,
});
const failure = (id: string, seq: number, given: Partial<FailureRow> = {}): FailureRow => ({
  run: id,
  seq,
  at: 0,
  code: 'C/x',
  type: 't',
  category: 'C',
  severity: 'high',
  stage: '',
  device: 'cpu',
  model: 'm',
  ...given,
});
const recovery = (seq: number, given: Partial<RecoveryRow> = {}): RecoveryRow => ({
  run: 'a',
  seq,
  at: 0,
  action: 'tile',
  strategyClass: 'intelligent_fallback',
  code: 'C/x',
  type: 't',
  stage: '',
  device: 'cpu',
  model: 'm',
  outcome: 'helped',
  seconds: 10,
  savedSeconds: 0,
  ...given,
});

describe('the numbers of the history', () => {
  const stats = computeStats(
    {
      runs: [
        run('a', 'succeeded', 300, 120),
        run('b', 'failed', 60, 5),
        run('c', 'succeeded', 240),
        run('d', 'canceled', 0),
      ],
      failures: [
        failure('a', 1),
        failure('a', 2),
        failure('b', 1, { code: 'D/y', category: 'D', severity: 'low' }),
        failure('d', 1),
      ],
      recoveries: [
        recovery(1, { outcome: 'failed', seconds: 1 }),
        recovery(2),
        recovery(3, { seconds: 30 }),
        recovery(4, { action: 'wait', strategyClass: 'immediate_retry', outcome: 'failed' }),
        recovery(5, { action: 'wait', strategyClass: 'immediate_retry', outcome: 'pending', seconds: null }),
      ],
    },
    7,
  );

  it('count runs and failures, and how often they come', () => {
    expect(stats.since).toBe(7);
    expect(stats.runs).toEqual({ total: 4, succeeded: 2, failed: 1, canceled: 1, seconds: 600 });
    expect(stats.failures).toMatchObject({ total: 4, perRun: 1, perMinute: 4 / 10 });
    expect(stats.failures.byCode).toEqual([
      { name: 'C/x', count: 3, share: 0.75 },
      { name: 'D/y', count: 1, share: 0.25 },
    ]);
    expect(stats.failures.byCategory.map(({ name }) => name)).toEqual(['C', 'D']);
    expect(stats.failures.bySeverity.map(({ name }) => name)).toEqual(['high', 'low']);
  });

  it('tell how recoveries did, by strategy and by action', () => {
    expect(stats.recoveries).toMatchObject({
      total: 5,
      helped: 2,
      failed: 2,
      pending: 1,
      rate: 0.5,
      runRate: 0.5,
    });
    expect(stats.recoveries.secondsToRecover).toEqual({ mean: 20, median: 20, longest: 30 });
    expect(stats.recoveries.byStrategy).toEqual([
      { name: 'intelligent_fallback', helped: 2, failed: 1, rate: 2 / 3 },
      { name: 'immediate_retry', helped: 0, failed: 1, rate: 0 },
    ]);
    expect(stats.recoveries.byAction.map(({ name }) => name)).toEqual(['tile', 'wait']);
  });

  it('add up what was saved', () => {
    expect(stats.deviceSecondsSaved).toBe(125);
  });

  it('are empty, not wrong, when nothing happened', () => {
    const none = computeStats({ runs: [], failures: [], recoveries: [] }, null);
    expect(none.failures).toMatchObject({ total: 0, perRun: null, perMinute: null, byCode: [] });
    expect(none.recoveries).toMatchObject({ rate: null, runRate: null, secondsToRecover: null });
  });
});
