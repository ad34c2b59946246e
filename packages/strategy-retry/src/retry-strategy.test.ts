import type { Failure, RecoveryContext } from '@retake/plugin-api';
import { describe, expect, it } from 'vitest';
import { retryStrategy } from './retry-strategy.js';

const busy: Failure = {
  code: 'WAN_MODEL_LOADING/file_busy',
  category: 'WAN_MODEL_LOADING',
  type: 'system_resource_error',
  severity: 'medium',
  scope: 'call',
  transience: 'transient',
  firstMove: 'immediate_retry',
  confidence: 0.9,
  evidence: { classifier: 'system', rule: 'file_busy' },
  userMessage: 'A file is in use by another program.',
  technicalDetail: 'EBUSY: resource busy or locked',
  nextSteps: ['Close the other program.'],
  docsUrl: '',
  facts: {},
};
const killed: Failure = { ...busy, scope: 'process', code: 'WAN_MEMORY_MANAGEMENT/process_killed' };

const context = (occurrences: number, random = 0.5): RecoveryContext => ({
  plan: { model: 'm', checkpoint: '/c', request: {}, options: {}, memoryBytes: null, hardware: 'cpu' },
  levers: [],
  hardware: {
    id: 'cpu',
    title: 'cpu',
    kind: 'cpu',
    memoryBytes: 1,
    precisions: [],
    offloadOrder: [],
    usable: 1,
    source: '',
  },
  past: [],
  occurrences,
  estimate: async () => [],
  random: () => random,
});
const propose = (failure: Failure, occurrences: number, random?: number) =>
  Promise.resolve(retryStrategy.propose(failure, context(occurrences, random)));

describe('retrying', () => {
  it('tries a transient failure again, unchanged and at no cost', async () => {
    expect(await propose(busy, 1)).toMatchObject([
      {
        id: 'retry.backoff',
        strategyClass: 'immediate_retry',
        kind: 'exponential_backoff',
        patch: {},
        cost: { quality: 0, timeFactor: 1 },
        consent: 'auto',
        delayMs: 1000,
      },
    ]);
  });

  it('waits twice as long each time and takes its jitter from the context', async () => {
    const delays = await Promise.all([1, 2, 3].map(async (n) => (await propose(busy, n, 0))[0]?.delayMs));
    expect(delays).toEqual([750, 1500, 3000]);
  });

  it('gives up after three times', async () => {
    expect(await propose(busy, 3)).toHaveLength(1);
    expect(await propose(busy, 4)).toEqual([]);
  });

  it('waits longer and longer, and does not give up, for what passes outside', async () => {
    const away: Failure = { ...busy, scope: 'remote' };
    const delays = async (random: number) =>
      Promise.all([1, 2, 3, 4, 5, 6, 7, 20].map(async (n) => (await propose(away, n, random))[0]?.delayMs));
    expect(await delays(0)).toEqual(Array.from({ length: 8 }, () => 1000));
    expect(await delays(1)).toEqual([2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000, 60_000]);
  });

  it('leaves it to the kernel how long it may wait in all, and tries a call three times', async () => {
    const away: Failure = { ...busy, scope: 'remote' };
    const past = (count: number, delayMs: number) => ({
      ...context(count + 1, 1),
      past: Array.from({ length: count }, () => ({
        actionId: 'retry.backoff',
        failureCode: away.code,
        outcome: 'failed' as const,
        delayMs,
      })),
    });
    expect(await retryStrategy.propose(away, past(8, 60_000))).toMatchObject([{ delayMs: 60_000 }]);
    expect(await retryStrategy.propose({ ...busy, scope: 'call' }, past(3, 1000))).toEqual([]);
  });

  it('believes less in it each time', async () => {
    for (const failure of [busy, killed]) {
      const chances = await Promise.all(
        [1, 2, 3].map(async (n) => (await propose(failure, n))[0]?.probability ?? 0),
      );
      expect(chances.every((chance) => chance > 0 && chance < 1)).toBe(true);
      expect(chances).toEqual([...chances].sort((a, b) => b - a));
      expect(new Set(chances).size).toBe(3);
    }
  });

  it('starts a dead process again from the last step', async () => {
    const [action] = await propose(killed, 1);
    expect(action).toMatchObject({
      id: 'retry.new-process',
      title: 'Start the inference process again and go on from the last step',
      kind: 'state_restoration',
      patch: {},
    });
  });

  it.each(['needs_change', 'permanent'] as const)(
    'offers nothing when a failure is %s',
    async (transience) => {
      expect(await propose({ ...busy, transience }, 1)).toEqual([]);
      expect(await propose({ ...killed, transience }, 1)).toEqual([]);
    },
  );
});
