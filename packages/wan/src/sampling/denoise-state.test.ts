import { encodeSafetensors } from '@retake/onnx';
import { describe, expect, it } from 'vitest';
import { decodeDenoiseState, encodeDenoiseState } from './denoise-state.js';
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

  it('refuses other safetensors', () => {
    expect(() => decodeDenoiseState(encodeSafetensors({}))).toThrow(/lacks latents/);
  });
});
