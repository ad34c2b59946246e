import {
  expectedTextEncoderTensors,
  expectedTransformerTensors,
  expectedVaeDecoderTensors,
  expectedVaeEncoderTensors,
} from '@retake/wan';
import { describe, expect, test } from 'vitest';
import { expectedImageEmbedderTensors } from '../components/expected-image-embedder-tensors.js';
import { needsOf } from './needs-of.js';
import { parts } from './parts.js';
import { pluginModels, registered, registry } from './registry.js';

type Shapes = readonly { readonly shape: readonly number[] }[];
const count = (tensors: Shapes) =>
  tensors.reduce((sum, { shape }) => sum + shape.reduce((product, side) => product * side, 1), 0);
const shared = {
  _class_name: 'WanTransformer3DModel',
  attention_head_dim: 128,
  text_dim: 4096,
  freq_dim: 256,
  patch_size: [1, 2, 2],
  cross_attn_norm: true,
  qk_norm: 'rms_norm_across_heads',
  eps: 1e-6,
  rope_max_seq_len: 1024,
} as const;
const config = (heads: number, layers: number, ffn: number, input: number, output = 16) => ({
  ...shared,
  patch_size: [1, 2, 2] as [1, number, number],
  num_attention_heads: heads,
  num_layers: layers,
  ffn_dim: ffn,
  in_channels: input,
  out_channels: output,
});

test('names are unique, and models of plugins lead somewhere', () => {
  expect(new Set(registry.map(({ id }) => id)).size).toBe(registry.length);
  expect(new Set(registry.map(({ repository }) => repository)).size).toBe(registry.length);
  for (const id of Object.values(pluginModels)) expect(registered(id)?.runsIn).toContain('retake');
});

test.each([
  'wan2.2-t2v-a14b',
  'Wan-AI/Wan2.2-T2V-A14B-Diffusers',
  'https://huggingface.co/Wan-AI/Wan2.2-T2V-A14B-Diffusers/tree/main',
  'wan2.2-t2v-a14b-diffusers',
])('%s is known', (name) => {
  expect(registered(name)?.id).toBe('wan2.2-t2v-a14b');
});

describe('parameters of Wan are what its shapes add up to', () => {
  test.each([
    ['wan2.2-t2v-a14b', config(40, 40, 13824, 16)],
    ['wan2.2-i2v-a14b', config(40, 40, 13824, 36)],
    ['wan2.2-ti2v-5b', config(24, 30, 14336, 48, 48)],
    ['wan2.1-t2v-1.3b', config(12, 30, 8960, 16)],
    ['wan2.1-t2v-14b', config(40, 40, 13824, 16)],
  ])('%s', (id, sizes) => {
    expect(registered(id)?.parts[0]?.parameters).toBe(count(expectedTransformerTensors(sizes)));
  });

  test('image to video of Wan 2.1, with its image embedder', () => {
    const sizes = config(40, 40, 13824, 36);
    const norm = { name: 'n', dtype: 'F32', shape: [1280], file: '', offset: 0, length: 0 } as const;
    const extra = expectedImageEmbedderTensors(
      sizes,
      new Map([['condition_embedder.image_embedder.norm1.weight', norm]]),
    );
    const all = count(expectedTransformerTensors(sizes)) + count(extra);
    expect(registered('wan2.1-i2v-14b-480p')?.parts[0]?.parameters).toBe(all);
  });

  test('text encoder', () => {
    const sizes = {
      model_type: 'umt5',
      vocab_size: 256384,
      d_model: 4096,
      d_kv: 64,
      d_ff: 10240,
      num_heads: 64,
      num_layers: 24,
      relative_attention_num_buckets: 32,
      relative_attention_max_distance: 128,
      layer_norm_epsilon: 1e-6,
      feed_forward_proj: 'gated-gelu',
    } as const;
    expect(parts.umt5.parameters).toBe(count(expectedTextEncoderTensors(sizes)));
  });

  test.each([
    [
      'wanVae21',
      {
        base_dim: 96,
        decoder_base_dim: null,
        z_dim: 16,
        is_residual: false,
        in_channels: 3,
        out_channels: 3,
        patch_size: 1,
      },
    ],
    [
      'wanVae22',
      {
        base_dim: 160,
        decoder_base_dim: 256,
        z_dim: 48,
        is_residual: true,
        in_channels: 12,
        out_channels: 12,
        patch_size: 2,
      },
    ],
  ] as const)('%s', (name, sizes) => {
    const full = {
      _class_name: 'AutoencoderKLWan' as const,
      dim_mult: [1, 2, 4, 4],
      num_res_blocks: 2,
      attn_scales: [],
      temperal_downsample: [false, true, true],
      latents_mean: [],
      latents_std: [],
      ...sizes,
    };
    expect(parts[name].parameters).toBe(
      count([...expectedVaeEncoderTensors(full), ...expectedVaeDecoderTensors(full)]),
    );
  });
});

test('an expert of 14B needs what the literature says', () => {
  const { largestPart, whole } = needsOf(registered('wan2.2-t2v-a14b') ?? registry[0] ?? { parts: [] });
  expect(largestPart.bf16).toBe(28_576_983_168);
  expect(whole.bf16).toBeGreaterThan(2 * largestPart.bf16);
  expect(largestPart.int4).toBeLessThan(largestPart.int8);
});
