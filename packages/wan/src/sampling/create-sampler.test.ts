import { expect, it } from 'vitest';
import type { SchedulerConfig } from '../config/scheduler-config.js';
import { createSampler } from './create-sampler.js';
import { FlowMatchEuler } from './flow-match-euler.js';
import { UniPCMultistep } from './unipc-multistep.js';

const euler = {
  _class_name: 'FlowMatchEulerDiscreteScheduler',
  num_train_timesteps: 1000,
  shift: 5,
  flow_shift: 5,
} as SchedulerConfig;
const unipc = {
  _class_name: 'UniPCMultistepScheduler',
  num_train_timesteps: 1000,
  solver_order: 2,
  flow_shift: 3,
  disable_corrector: [] as number[],
} as SchedulerConfig;

it('makes the sampler that the config names, with its shift or a given one', () => {
  expect(createSampler(euler, 4)).toBeInstanceOf(FlowMatchEuler);
  expect(createSampler(unipc, 4)).toBeInstanceOf(UniPCMultistep);
  for (const config of [euler, unipc]) {
    expect(createSampler(config, 4).flowShift).toBe(config.flow_shift);
    expect(createSampler(config, 4, 8).flowShift).toBe(8);
  }
});

it('does not go on from a state of the other sampler', () => {
  const state = createSampler(euler, 4, 8).state();
  expect(() => createSampler(unipc, 4, 8).restore(state)).toThrow(/flow-match-euler, 4 steps, shift 8/);
});
