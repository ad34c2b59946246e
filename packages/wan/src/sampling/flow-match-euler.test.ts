import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { FlowMatchEuler } from './flow-match-euler.js';

interface Case {
  readonly steps: number;
  readonly flow_shift: number;
  readonly sigmas: number[];
  readonly timesteps: number[];
  readonly v: number[];
  readonly x: number[];
}

const file = new URL('../../../../fixtures/goldens/euler.json', import.meta.url);
const goldens: { cases: Case[] } = JSON.parse(readFileSync(file, 'utf8'));
const config = { num_train_timesteps: 1000, flow_shift: 3 };
const x: Float32Array = Float32Array.of(1, -0.4, 2.2);
const v: Float32Array = Float32Array.of(0.3, 0.1, -1);

describe('FlowMatchEuler', () => {
  it.each(goldens.cases)('is the reference bit for bit: $steps steps, shift $flow_shift', (golden) => {
    const sampler = new FlowMatchEuler(config, golden.steps, golden.flow_shift);
    expect(sampler.sigmas).toEqual(golden.sigmas);
    expect(sampler.timesteps).toEqual(golden.timesteps);
    let sample: Float32Array = Float32Array.of(1);
    golden.v.forEach((velocity, i) => {
      sample = sampler.step(i, Float32Array.of(velocity), sample);
      expect(sample[0]).toBe(golden.x[i]);
    });
  });

  it('estimates the clean latents', () => {
    const sampler = new FlowMatchEuler(config, 3, 5);
    expect(sampler.estimate).toBeUndefined();
    sampler.step(0, v, x);
    expect(sampler.estimate).toEqual(Float32Array.of(0.7, -0.5, 3.2));
  });

  it('goes on after a restore', () => {
    const whole = new FlowMatchEuler(config, 3, 5);
    const after = whole.step(0, v, x);
    const resumed = new FlowMatchEuler(config, 3, 5);
    resumed.restore(whole.state());
    expect(resumed.step(1, v, after)).toEqual(whole.step(1, v, after));
  });

  it('refuses a step out of order, a velocity of another size and a state of another schedule', () => {
    const sampler = new FlowMatchEuler(config, 4);
    expect(() => sampler.step(1, v, x)).toThrow(/step 0 of 4 is next/);
    expect(() => sampler.step(0, Float32Array.of(1), x)).toThrow(/1 values, the latents 3/);
    expect(() => new FlowMatchEuler(config, 5).restore(sampler.state())).toThrow(/4 steps, shift 3/);
  });
});
