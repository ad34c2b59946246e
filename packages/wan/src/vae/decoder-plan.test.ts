import { describe, expect, it } from 'vitest';
import { type DecoderLevel, decoderPlan } from './decoder-plan.js';
import { frameSize, vaeScale } from './vae-scale.js';
import { wan21Vae } from './wan21-vae.fixture.js';
import { wan22Vae } from './wan22-vae.fixture.js';

describe('decoderPlan', () => {
  const shape = ({ from, to, blocks, upsample, sampled }: DecoderLevel) => [
    from,
    to,
    blocks,
    upsample,
    sampled,
  ];

  it('has the levels of the 2.1 decoder', () => {
    const { inner, levels } = decoderPlan(wan21Vae);
    expect(inner).toBe(384);
    expect(levels.map(shape)).toEqual([
      [384, 384, 3, 'time', 192],
      [192, 384, 3, 'time', 192],
      [192, 192, 3, 'space', 96],
      [96, 96, 3, 'none', 96],
    ]);
    expect(levels.some(({ shortcut }) => shortcut)).toBe(false);
  });

  it('has the levels of the 2.2 decoder, whose upsampling keeps the channels', () => {
    const { inner, levels } = decoderPlan(wan22Vae);
    expect(inner).toBe(1024);
    expect(levels.map(shape)).toEqual([
      [1024, 1024, 3, 'time', 1024],
      [1024, 1024, 3, 'time', 1024],
      [1024, 512, 3, 'space', 512],
      [512, 256, 3, 'none', 256],
    ]);
    expect(levels.map(({ shortcut }) => shortcut)).toEqual([true, true, true, false]);
  });
});

describe('vaeScale', () => {
  it('is 8 in space and 4 in time', () => {
    expect(vaeScale(wan21Vae)).toEqual({ space: 8, time: 4 });
    expect(frameSize(wan21Vae, [21, 60, 104])).toEqual([81, 480, 832]);
  });

  it('is 16 in space for the 2.2 type, patches included', () => {
    expect(vaeScale(wan22Vae)).toEqual({ space: 16, time: 4 });
  });
});
