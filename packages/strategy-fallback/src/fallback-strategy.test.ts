import type { Failure, Lever, RecoveryContext, StageEstimate } from '@retake/plugin-api';
import { describe, expect, it } from 'vitest';
import { fallbackStrategy } from './fallback-strategy.js';

const tiling: Lever = {
  id: 'vae-tiling',
  kind: 'tiling',
  stages: ['decode'],
  settings: [
    {
      id: 'whole',
      title: 'Decode whole frames',
      values: { 'options.vae.tiling': null },
      qualityCost: 0,
      timeFactor: 1,
    },
    {
      id: 'tile-256',
      title: 'Decode in tiles of 256 pixels',
      values: { 'options.vae.tiling': { tile: 256, stride: 192 } },
      qualityCost: 0.01,
      timeFactor: 1.3,
    },
    {
      id: 'tile-128',
      title: 'Decode in tiles of 128 pixels',
      values: { 'options.vae.tiling': { tile: 128, stride: 96 } },
      qualityCost: 0.03,
      timeFactor: 1.8,
    },
  ],
  current: 'whole',
};
const two = (
  id: string,
  kind: Lever['kind'],
  stages: string[],
  [first = '', second = '']: string[],
): Lever => ({
  id,
  kind,
  stages,
  current: first,
  settings: [first, second].map((setting) => ({
    id: setting,
    title: setting,
    values: { [`options.${id}`]: setting },
    qualityCost: 0,
    timeFactor: 1,
  })),
});
const residency = two('residency', 'residency', ['encode_text', 'denoise'], ['resident', 'stream']);
const level = two('level', 'level', ['denoise', 'decode'], ['full', 'high']);
const precision = two('precision', 'precision', ['denoise'], ['source', 'int8']);
const checkpoint = two('checkpoint', 'checkpoint', ['encode_text', 'denoise', 'decode'], ['a', 'b']);
const all = [level, precision, checkpoint, residency, tiling];

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
  stage: 'decode',
  userMessage: '',
  technicalDetail: '',
  nextSteps: [],
  docsUrl: '',
  facts: {},
};
const broken: Failure = {
  ...memory,
  code: 'WAN_WEIGHTS_INTEGRITY/file_invalid',
  category: 'WAN_WEIGHTS_INTEGRITY',
  type: 'model_corruption_detected',
  transience: 'permanent',
};

const estimates: StageEstimate[] = [
  { stage: 'denoise', work: 90, peakBytes: 0, parts: {} },
  { stage: 'decode', work: 10, peakBytes: 0, parts: {} },
];

async function propose(failure: Failure, levers: readonly Lever[] = all, occurrences = 1) {
  const context = { levers, occurrences, estimate: async () => estimates } as Partial<RecoveryContext>;
  return await fallbackStrategy.propose(failure, context as RecoveryContext);
}
const ids = async (...call: Parameters<typeof propose>) => (await propose(...call)).map(({ id }) => id);

describe('falling back', () => {
  it('tiles a decode that does not fit', async () => {
    expect(await ids(memory)).toEqual(['fallback.tiling:tile-256', 'fallback.tiling:tile-128']);
    expect(await ids({ ...memory, stage: 'denoise' })).toEqual([]);
  });

  it('tiles when nobody knows the stage', async () => {
    const { stage: _, ...somewhere } = memory;
    expect(await ids(somewhere)).toHaveLength(2);
  });

  it('takes patch, title and costs from the setting', async () => {
    expect((await propose(memory))[0]).toMatchObject({
      title: 'Decode in tiles of 256 pixels',
      patch: { 'options.vae.tiling': { tile: 256, stride: 192 } },
      cost: { quality: 0.01, timeFactor: 1.3 },
      strategyClass: 'intelligent_fallback',
      kind: 'optimization_fallback',
      delayMs: 0,
      consent: 'auto',
    });
  });

  it('falls back on the factor of the setting when the model has no estimate', async () => {
    const estimate = () => Promise.reject(new Error('no estimate'));
    const context = { levers: [tiling], occurrences: 1, estimate } as Partial<RecoveryContext>;
    const [first] = await fallbackStrategy.propose(memory, context as RecoveryContext);
    expect(first?.cost.timeFactor).toBe(1.3);
  });

  it('believes more in more frugal settings, never fully', async () => {
    const [first = 0, second = 0] = (await propose(memory, [tiling])).map(({ probability }) => probability);
    expect(first).toBeGreaterThan(0);
    expect(second).toBeGreaterThan(first);
    expect(second).toBeLessThan(1);
  });

  it('has nothing left at the end of a lever', async () => {
    expect(await ids(memory, [{ ...tiling, current: 'tile-128' }])).toEqual([]);
  });

  it('asks for less memory when a process is killed again at the same place', async () => {
    const killed: Failure = { ...memory, scope: 'process', transience: 'transient' };
    expect(await ids(killed, all, 1)).toEqual([]);
    expect(await ids(killed, all, 2)).toContain('fallback.tiling:tile-256');
  });

  it('takes another local checkpoint for broken weights, whatever the stage', async () => {
    expect(await ids(broken)).toEqual(['fallback.checkpoint:b']);
    expect(await ids({ ...broken, stage: 'load' })).toEqual(['fallback.checkpoint:b']);
    expect((await propose(broken))[0]).toMatchObject({ kind: 'alternative_model' });
  });

  it('counts a missing file and a broken tokenizer among broken weights', async () => {
    expect(await ids({ ...broken, type: 'model_integrity_failure' })).toEqual(['fallback.checkpoint:b']);
    expect(await ids({ ...broken, category: 'WAN_CONDITIONING' })).toEqual(['fallback.checkpoint:b']);
  });

  it('waits while weights may only be unreadable for the moment', async () => {
    expect(await ids({ ...broken, transience: 'transient' })).toEqual([]);
  });

  it('has no answer to broken weights when there is no other checkpoint', async () => {
    expect(await ids(broken, [tiling, residency, level])).toEqual([]);
  });

  it('has no answer to other failures', async () => {
    expect(await ids({ ...memory, category: 'WAN_INFERENCE' })).toEqual([]);
  });
});
