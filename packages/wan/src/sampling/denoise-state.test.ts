import { encodeSafetensors } from '@retake/onnx';
import { describe, expect, it } from 'vitest';
import { decodeDenoiseState, encodeDenoiseState } from './denoise-state.js';
import { FlowMatchEuler } from './flow-match-euler.js';
import { torchRandn } from './torch-randn.js';
import { UniPCMultistep } from './unipc-multistep.js';

const dims = [2, 1, 3, 4];
const size = 24;
const config = { num_train_timesteps: 1000, solver_order: 2, flow_shift: 5, disable_corrector: [] };

describe('encodeDenoiseState', () => {
  it.each([0, 1, 3])('keeps every bit after %i steps', (steps) => {
    const sampler = new UniPCMultistep(config, 4);
    let data = torchRandn(1, size);
    for (let i = 0; i < steps; i++) data = sampler.step(i, torchRandn(i + 2, size), data);
    const state = { latents: { type: 'float32' as const, dims, data }, sampler: sampler.state() };
    expect(decodeDenoiseState(encodeDenoiseState(state))).toEqual(state);
  });

  it('keeps the latents and nothing else of an Euler run, and goes on the same', () => {
    const sampler = new FlowMatchEuler(config, 4);
    const data = sampler.step(0, torchRandn(2, size), torchRandn(1, size));
    const latents = { type: 'float32' as const, dims, data };
    const bytes = encodeDenoiseState({ latents, sampler: sampler.state() });
    const state = decodeDenoiseState(bytes);
    const resumed = new FlowMatchEuler(config, 4);
    resumed.restore(state.sampler);
    const velocity = torchRandn(3, size);
    expect(resumed.step(1, velocity, state.latents.data)).toEqual(sampler.step(1, velocity, data));
    expect(bytes.length).toBeLessThan(2 * data.byteLength + 1000);
  });

  it('refuses other safetensors', () => {
    expect(() => decodeDenoiseState(encodeSafetensors({}))).toThrow(/lacks latents/);
  });
});
