import type { Failure, Lever, RecoveryContext } from '@retake/plugin-api';
import { describe, expect, it } from 'vitest';
import { quantizeStrategy } from './quantize-strategy.js';

const residency: Lever = {
  id: 'residency',
  kind: 'residency',
  stages: ['encode_text', 'denoise'],
  settings: [
    {
      id: 'resident',
      title: 'Keep blocks',
      values: { 'options.residency': 'resident' },
      qualityCost: 0,
      timeFactor: 1,
    },
    {
      id: 'stream',
      title: 'Stream blocks',
      values: { 'options.residency': 'stream' },
      qualityCost: 0,
      timeFactor: 1.5,
    },
  ],
  current: 'resident',
};
const precision: Lever = {
  id: 'precision',
  kind: 'precision',
  stages: ['denoise'],
  settings: [
    {
      id: 'source',
      title: 'Weights as they are',
      values: { 'options.precision.transformer': 'source' },
      qualityCost: 0,
      timeFactor: 1,
    },
    {
      id: 'int8',
      title: 'Transformer weights in 8 bits',
      values: { 'options.precision.transformer': 'int8' },
      qualityCost: 0.02,
      timeFactor: 1.2,
    },
  ],
  current: 'source',
};
const withInt4: Lever = {
  ...precision,
  settings: [
    ...precision.settings,
    {
      id: 'int4',
      title: 'Transformer weights in 4 bits',
      values: { 'options.precision.transformer': 'int4' },
      qualityCost: 0.25,
      timeFactor: 1.3,
    },
  ],
};
const memory: Failure = {
  code: 'WAN_MEMORY_MANAGEMENT/allocation_failed',
  category: 'WAN_MEMORY_MANAGEMENT',
  type: 'system_resource_error',
  severity: 'high',
  scope: 'call',
  transience: 'needs_change',
  firstMove: 'resource_optimization',
  confidence: 1,
  evidence: { classifier: 'ort', rule: 'arena' },
  stage: 'denoise',
  userMessage: '',
  technicalDetail: '',
  nextSteps: [],
  docsUrl: '',
  facts: {},
};
const slowDisk: Failure = {
  ...memory,
  code: 'WAN_HARDWARE_OPTIMIZATION/disk_bound',
  category: 'WAN_HARDWARE_OPTIMIZATION',
  type: 'bandwidth_limitation',
};

async function propose(failure: Failure, levers: readonly Lever[] = [residency, precision], occurrences = 1) {
  return await quantizeStrategy.propose(failure, { levers, occurrences } as RecoveryContext);
}

describe('quantising', () => {
  it('offers 8-bit weights alone and with streaming when denoise does not fit', async () => {
    expect(await propose(memory)).toMatchObject([
      {
        id: 'quantize.int8:int8',
        strategyClass: 'resource_optimization',
        patch: { 'options.precision.transformer': 'int8' },
        cost: { quality: 0.02, timeFactor: 1.2 },
      },
      {
        id: 'quantize.int8-streamed:int8+stream',
        patch: { 'options.precision.transformer': 'int8', 'options.residency': 'stream' },
        cost: { quality: 0.02, timeFactor: 1.2 * 1.5 },
      },
    ]);
  });

  it('believes more in both together', async () => {
    const [alone = 0, both = 0] = (await propose(memory)).map(({ probability }) => probability);
    expect(both).toBeGreaterThan(alone);
    expect(both).toBeLessThan(1);
  });

  it('offers only the weights when blocks are streamed already', async () => {
    const actions = await propose(memory, [{ ...residency, current: 'stream' }, precision]);
    expect(actions.map(({ id }) => id)).toEqual(['quantize.int8:int8']);
  });

  it('offers nothing when the weights are in 8 bits already', async () => {
    expect(await propose(memory, [residency, { ...precision, current: 'int8' }])).toEqual([]);
  });

  it('offers nothing for a stage without a precision to change', async () => {
    expect(await propose({ ...memory, stage: 'decode' })).toEqual([]);
    expect(await propose({ ...memory, stage: 'encode_text' })).toEqual([]);
  });

  it('makes less to read when the disk is the bottleneck, without streaming more', async () => {
    expect((await propose(slowDisk)).map(({ id }) => id)).toEqual(['quantize.int8:int8']);
    expect((await propose(slowDisk))[0]?.why).toMatch(/fewer bytes to read/);
  });

  it('offers 4-bit weights after those in 8 bits, at their price, without asking', async () => {
    const actions = await propose(memory, [residency, withInt4]);
    expect(actions.map(({ id }) => id)).toEqual([
      'quantize.int8:int8',
      'quantize.int8-streamed:int8+stream',
      'quantize.int4:int4',
    ]);
    expect(actions[2]).toMatchObject({
      patch: { 'options.precision.transformer': 'int4' },
      consent: 'auto',
      cost: { quality: 0.25, timeFactor: 1.3 },
    });
    const next = await propose(memory, [{ ...withInt4, current: 'int8' }]);
    expect(next.map(({ id }) => id)).toEqual(['quantize.int4:int4']);
    expect((await propose(slowDisk, [withInt4])).map(({ id }) => id)).toEqual(['quantize.int8:int8']);
  });

  it('answers a second kill at the same place', async () => {
    const killed: Failure = { ...memory, scope: 'process', transience: 'transient' };
    expect(await propose(killed)).toEqual([]);
    expect(await propose(killed, undefined, 2)).toHaveLength(2);
  });

  it('has no answer to other failures', async () => {
    expect(await propose({ ...memory, category: 'WAN_INFERENCE' })).toEqual([]);
  });
});
