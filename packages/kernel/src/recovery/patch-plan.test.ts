import type { Plan } from '@retake/plugin-api';
import { describe, expect, it } from 'vitest';
import { action } from '../../test/run-kit.js';
import { patchPlan, planChanges } from './patch-plan.js';

const plan: Plan = {
  model: 'tiny',
  checkpoint: '/m',
  request: { steps: 20 },
  options: { vae: { tiling: null } },
  memoryBytes: 100,
  hardware: 'box',
};

describe('a patch of a plan', () => {
  it('sets request, options, checkpoint, model and memory', () => {
    const patch = {
      'request.steps': 10,
      'options.vae.tiling': { tile: 256 },
      checkpoint: '/n',
      memoryBytes: null,
    };
    expect(patchPlan(plan, patch)).toEqual({
      ...plan,
      request: { steps: 10 },
      options: { vae: { tiling: { tile: 256 } } },
      checkpoint: '/n',
      memoryBytes: null,
    });
    expect(plan.request.steps).toBe(20);
  });

  it.each([
    ['hardware', 'other'],
    ['request', {}],
    ['options', null],
    ['__proto__.x', 1],
    ['options.__proto__.x', 1],
    ['checkpoint', 7],
    ['model', null],
    ['memoryBytes', -1],
    ['memoryBytes', 'all'],
  ])('may not set %s to %j', (path, value) => {
    expect(patchPlan(plan, { [path]: value })).toBeUndefined();
  });

  it('is told as the changes it makes', () => {
    const given = action({
      id: 'a',
      why: 'less',
      patch: { 'request.steps': 20, 'options.vae.tiling': 256, 'options.new': 1 },
    });
    expect(planChanges(plan, given)).toEqual([
      { path: 'options.vae.tiling', from: null, to: 256, reason: 'less' },
      { path: 'options.new', from: null, to: 1, reason: 'less' },
    ]);
  });
});
