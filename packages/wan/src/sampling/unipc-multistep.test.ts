import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readSchedulerConfig, type UniPCConfig } from '../config/scheduler-config.js';
import { UniPCMultistep } from './unipc-multistep.js';

interface Case {
  readonly steps: number;
  readonly flow_shift: number;
  readonly sigmas: number[];
  readonly timesteps: number[];
  readonly x_float32: number[];
}

const fixtures = new URL('../../../../fixtures/', import.meta.url);
const goldens: { cases: Case[] } = JSON.parse(
  readFileSync(new URL('goldens/scheduler.json', fixtures), 'utf8'),
);
const config = await readConfig();

/** The scheduler of a fixture, which is UniPC. */
async function readConfig(): Promise<UniPCConfig> {
  const read = await readSchedulerConfig(fileURLToPath(new URL('tiny-wan-t2v/scheduler', fixtures)));
  if (read._class_name !== 'UniPCMultistepScheduler') throw new Error(read._class_name);
  return read;
}

/** The synthetic model of the goldens: v(x, sigma) = 0.3·x + sigma². */
function velocity(sample: Float32Array, sigma: number): Float32Array {
  return sample.map((x) => 0.3 * x + sigma ** 2);
}

describe('UniPCMultistep', () => {
  it.each(goldens.cases)('follows the reference for $steps steps, shift $flow_shift', (golden) => {
    const sampler = new UniPCMultistep(config, golden.steps, golden.flow_shift);
    expect(sampler.timesteps).toEqual(golden.timesteps);
    golden.sigmas.forEach((sigma, i) => {
      expect(sampler.sigmas[i]).toBeCloseTo(sigma, 7);
    });
    let x: Float32Array = Float32Array.of(1);
    golden.x_float32.forEach((wanted, i) => {
      x = sampler.step(i, velocity(x, sampler.sigmas[i] ?? 0), x);
      expect(Math.abs((x[0] ?? 0) - wanted)).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(wanted)));
    });
  });

  it('goes on bit for bit after a restore at any step', () => {
    const steps = 6;
    const start: Float32Array = Float32Array.of(1, -0.4, 2.2);
    const states = [];
    const samples = [start];
    const whole = new UniPCMultistep(config, steps, 5);
    for (let i = 0; i < steps; i++) {
      states.push(whole.state());
      const x = samples[i] ?? start;
      samples.push(whole.step(i, velocity(x, whole.sigmas[i] ?? 0), x));
    }
    states.forEach((state, from) => {
      const resumed = new UniPCMultistep(config, steps, 5);
      resumed.restore(state);
      let x = samples[from] ?? start;
      for (let i = from; i < steps; i++) x = resumed.step(i, velocity(x, resumed.sigmas[i] ?? 0), x);
      expect(x).toEqual(samples[steps]);
    });
  });

  it('refuses a step out of order and a state of another schedule', () => {
    const sampler = new UniPCMultistep(config, 4);
    const x: Float32Array = Float32Array.of(1);
    expect(() => sampler.step(1, x, x)).toThrow(/step 0 of 4 is next/);
    expect(() => new UniPCMultistep(config, 5).restore(sampler.state())).toThrow(/4 steps, shift 3/);
  });
});
