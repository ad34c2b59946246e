import { describe, expect, it } from 'vitest';
import { decoderPlan } from './decoder-plan.js';
import { frameSize, vaeScale } from './vae-scale.js';
import { wan21Vae } from './wan21-vae.fixture.js';

describe('decoderPlan', () => {
  it('has the levels of the 2.1 decoder', () => {
    expect(decoderPlan(wan21Vae)).toEqual({
      inner: 384,
      levels: [
        { from: 384, to: 384, blocks: 3, upsample: 'time' },
        { from: 192, to: 384, blocks: 3, upsample: 'time' },
        { from: 192, to: 192, blocks: 3, upsample: 'space' },
        { from: 96, to: 96, blocks: 3, upsample: 'none' },
      ],
    });
  });
});

describe('vaeScale', () => {
  it('is 8 in space and 4 in time', () => {
    expect(vaeScale(wan21Vae)).toEqual({ space: 8, time: 4 });
    expect(frameSize(wan21Vae, [21, 60, 104])).toEqual([81, 480, 832]);
  });
});
