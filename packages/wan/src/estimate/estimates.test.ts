import { describe, expect, it } from 'vitest';
import type { TransformerConfig } from '../config/transformer-config.js';
import { wan21Vae } from '../vae/wan21-vae.fixture.js';
import { estimateTransformer } from './estimate-transformer.js';
import { estimateVaeDecode } from './estimate-vae-decode.js';
import { estimateVaeEncode } from './estimate-vae-encode.js';

const a14b: TransformerConfig = {
  _class_name: 'WanTransformer3DModel',
  num_attention_heads: 40,
  attention_head_dim: 128,
  num_layers: 40,
  ffn_dim: 13824,
  text_dim: 4096,
  freq_dim: 256,
  in_channels: 16,
  out_channels: 16,
  patch_size: [1, 2, 2],
  cross_attn_norm: true,
  qk_norm: 'rms_norm_across_heads',
  eps: 1e-6,
  rope_max_seq_len: 1024,
};
const gigabyte = 1e9;
const base = { config: a14b, tokens: 256, textRows: 512, dtype: 'BF16' } as const;

describe('estimateTransformer', () => {
  it('counts one block and one cast matrix when weights are streamed', () => {
    const { parts, peakBytes } = estimateTransformer({ ...base, residency: 'stream', precision: 'source' });
    expect(parts.casts).toBe(4 * 13824 * 5120);
    expect(peakBytes).toBeGreaterThan(1.0 * gigabyte);
    expect(peakBytes).toBeLessThan(1.3 * gigabyte);
  });

  it('counts the whole expert as float32 when weights are resident', () => {
    const { parts } = estimateTransformer({ ...base, residency: 'resident', precision: 'source' });
    expect(parts.weights).toBeGreaterThan(14.2 * 4 * gigabyte);
  });

  it('asks for less than half of that with 8 bit matrices', () => {
    const input = { ...base, residency: 'resident' } as const;
    const source = estimateTransformer({ ...input, precision: 'source' }).peakBytes;
    expect(estimateTransformer({ ...input, precision: 'int8' }).peakBytes).toBeLessThan(source / 2);
  });

  it.each([
    ['resident', 40],
    ['stream', 1],
  ] as const)(
    'asks for less again with 4 bit matrices, weights %s: %d blocks of them',
    (residency, blocks) => {
      /** So many tokens that a block is the hungriest graph, not one of the small ones. */
      const many = { ...base, tokens: 32_760, residency };
      const [eight, four] = (['int8', 'int4'] as const).map(
        (precision) => estimateTransformer({ ...many, precision }).parts,
      );
      const matrices = blocks * 5120 * (8 * 5120 + 2 * 13_824);
      const saved = (eight?.weights ?? 0) - (four?.weights ?? 0);
      expect(saved).toBeCloseTo(matrices * (8 / 8 + 5 / 64 - (4 / 8 + 4.5 / 32)), -3);
      expect(four?.casts).toBe(eight?.casts);
    },
  );

  it('grows with the tokens', () => {
    const at = (tokens: number) =>
      estimateTransformer({ ...base, tokens, residency: 'stream', precision: 'source' }).peakBytes;
    expect(at(32_760) - at(16_380)).toBeCloseTo(4 * 16_380 * 10 * 5120, -3);
  });
});

describe.each([
  ['estimateVaeDecode', estimateVaeDecode],
  ['estimateVaeEncode', estimateVaeEncode],
])('%s', (_, estimate) => {
  const input = { config: wan21Vae, latents: [21, 60, 104], dtype: 'F32' } as const;

  it('needs far less for a tile than for the whole picture', () => {
    const whole = estimate({ ...input, tiling: null });
    const tiled = estimate({ ...input, tiling: { tile: 256, stride: 192 } });
    const share = tiled.parts.activations / whole.parts.activations;
    expect(share).toBeCloseTo((256 * 256) / (480 * 832), 6);
    expect(tiled.parts.weights).toBe(whole.parts.weights);
  });

  it('never counts a tile larger than the picture', () => {
    const tiling = { tile: 1024, stride: 768 };
    expect(estimate({ ...input, tiling })).toEqual(estimate({ ...input, tiling: null }));
  });

  it('does not grow with the frames after the first', () => {
    const of = (frames: number) => estimate({ ...input, latents: [frames, 60, 104], tiling: null }).peakBytes;
    expect(of(2)).toBe(of(200));
    expect(of(1)).toBeLessThan(of(2) / 4);
  });

  it('counts a float32 copy of weights that are stored smaller', () => {
    const { parts } = estimate({ ...input, dtype: 'BF16', tiling: null });
    expect(parts.casts).toBe(2 * parts.weights);
  });
});
