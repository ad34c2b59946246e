import type { Plan, Stage } from '@retake/plugin-api';
import { describe, expect, it } from 'vitest';
import { setPath } from './plan-path.js';
import { digest, shortKey, stageKeys } from './stage-key.js';

const plan: Plan = {
  model: 'tiny',
  checkpoint: '/models/a',
  request: { seed: 1, prompt: 'fox' },
  options: { precision: 'source', vae: { tiling: null } },
  memoryBytes: null,
  hardware: 'box',
};
const denoise: Stage = {
  id: 'denoise',
  title: 'Denoise',
  reads: ['checkpoint', 'request.seed', 'options.precision'],
  resumesWith: ['checkpoint', 'request.seed'],
  inputs: ['encode_text'],
  run: async () => ({ files: {}, facts: {} }),
};
const inputs = { encode_text: 'k1' };
const base = stageKeys(denoise, plan, inputs);

describe('the key of a stage', () => {
  it.each([
    ['a value it reads', setPath(plan, 'request.seed', 2), true, true],
    ['a value it reads but may resume across', setPath(plan, 'options.precision', 'int8'), true, false],
    ['the checkpoint', setPath(plan, 'checkpoint', '/models/b'), true, true],
    ['the model', setPath(plan, 'model', 'other'), true, true],
    ['a value it does not read', setPath(plan, 'options.vae.tiling', 256), false, false],
    ['the prompt, which comes by its input', setPath(plan, 'request.prompt', 'cat'), false, false],
    ['the memory limit', setPath(plan, 'memoryBytes', 5), false, false],
    ['the hardware', setPath(plan, 'hardware', 'other'), false, false],
  ])('answers a change of %s', (_what, changed, key, resumeKey) => {
    const other = stageKeys(denoise, changed, inputs);
    expect(other.key !== base.key).toBe(key);
    expect(other.resumeKey !== base.resumeKey).toBe(resumeKey);
  });

  it('changes with the key of an input, for resuming too', () => {
    const other = stageKeys(denoise, plan, { encode_text: 'k2' });
    expect(other.key).not.toBe(base.key);
    expect(other.resumeKey).not.toBe(base.resumeKey);
  });

  it('changes with the stage', () => {
    expect(stageKeys({ ...denoise, id: 'decode' }, plan, inputs).key).not.toBe(base.key);
  });

  it('does not depend on the order of what is read', () => {
    expect(stageKeys({ ...denoise, reads: [...denoise.reads].reverse() }, plan, inputs).key).toBe(base.key);
  });

  it('tells a missing value from null', () => {
    const reads = { ...denoise, reads: ['options.vae.tiling'] };
    const without = { ...plan, options: {} };
    expect(stageKeys(reads, plan, {}).key).not.toBe(stageKeys(reads, without, {}).key);
  });

  it('resumes with all it reads unless told otherwise', () => {
    const { resumesWith: _, ...plain } = denoise;
    expect(stageKeys(plain, plan, inputs).resumeKey).toBe(stageKeys(plain, plan, inputs).key);
  });

  it('is a SHA-256, and its short form twelve digits of it', () => {
    expect(base.key).toMatch(/^[0-9a-f]{64}$/);
    expect(shortKey(base.key)).toBe(base.key.slice(0, 12));
    expect(digest({ a: 1, b: 2 })).toBe(digest({ b: 2, a: 1 }));
  });
});
