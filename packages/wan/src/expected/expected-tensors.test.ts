import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openWeights } from '@retake/onnx';
import { describe, expect, it } from 'vitest';
import { readTextEncoderConfig } from '../config/text-encoder-config.js';
import { readTransformerConfig } from '../config/transformer-config.js';
import { readVaeConfig } from '../config/vae-config.js';
import { wan21Vae } from '../vae/wan21-vae.fixture.js';
import { wan22Vae } from '../vae/wan22-vae.fixture.js';
import type { ExpectedTensor } from './expected-tensor.js';
import { expectedTextEncoderTensors } from './expected-text-encoder-tensors.js';
import { expectedTransformerTensors } from './expected-transformer-tensors.js';
import { expectedVaeDecoderTensors } from './expected-vae-decoder-tensors.js';
import { expectedVaeEncoderTensors } from './expected-vae-encoder-tensors.js';

const fixtures = fileURLToPath(new URL('../../../../fixtures/', import.meta.url));

/** Names with shapes, sorted. */
function listed(tensors: readonly ExpectedTensor[]): string[] {
  return tensors.map(({ name, shape }) => `${name} [${shape.join(',')}]`).sort();
}

async function stored(folder: string): Promise<ExpectedTensor[]> {
  const weights = await openWeights(folder);
  return weights.names.map((name) => weights.get(name));
}

describe.each(['tiny-wan-t2v', 'tiny-wan-t2v-bf16'])('the tensors expected of %s', (name) => {
  const part = (component: string) => join(fixtures, name, component);

  it.each(['transformer', 'transformer_2'])('are those stored for %s', async (component) => {
    const expected = expectedTransformerTensors(await readTransformerConfig(part(component)));
    expect(listed(expected)).toEqual(listed(await stored(part(component))));
  });

  it('are those stored for the text encoder', async () => {
    const expected = expectedTextEncoderTensors(await readTextEncoderConfig(part('text_encoder')));
    expect(listed(expected)).toEqual(listed(await stored(part('text_encoder'))));
  });
});

describe.each(['tiny-wan-t2v/vae', 'tiny-wan-t2v-bf16/vae', 'tiny-wan-vae22'])(
  'the tensors expected of %s',
  (name) => {
    const folder = join(fixtures, name);
    const half = async (names: RegExp) =>
      listed((await stored(folder)).filter((tensor) => names.test(tensor.name)));

    it('are those stored for the decoder half', async () => {
      const expected = expectedVaeDecoderTensors(await readVaeConfig(folder));
      expect(listed(expected)).toEqual(await half(/^(decoder|post_quant_conv)\./));
    });

    it('are those stored for the encoder half', async () => {
      const expected = expectedVaeEncoderTensors(await readVaeConfig(folder));
      expect(listed(expected)).toEqual(await half(/^(encoder|quant_conv)\./));
    });
  },
);

describe('tensors expected of the published VAEs', () => {
  it.each([
    [wan21Vae, 194],
    [wan22Vae, 196],
  ])('are as many as the files hold', (config, count) => {
    expect([...expectedVaeDecoderTensors(config), ...expectedVaeEncoderTensors(config)]).toHaveLength(count);
  });
});

describe('expectedTransformerTensors', () => {
  it('counts 1095 tensors for an expert of A14B', () => {
    const a14b = {
      _class_name: 'WanTransformer3DModel',
      num_attention_heads: 40,
      attention_head_dim: 128,
      in_channels: 16,
      out_channels: 16,
      text_dim: 4096,
      freq_dim: 256,
      ffn_dim: 13824,
      num_layers: 40,
      patch_size: [1, 2, 2],
      cross_attn_norm: true,
      qk_norm: 'rms_norm_across_heads',
      eps: 1e-6,
      rope_max_seq_len: 1024,
    } as const;
    const tensors = expectedTransformerTensors({ ...a14b, patch_size: [1, 2, 2] });
    const size = ({ shape }: ExpectedTensor) => shape.reduce((product, side) => product * side, 1);
    expect(tensors).toHaveLength(1095);
    expect(tensors.reduce((sum, tensor) => sum + size(tensor), 0)).toBe(14_288_491_584);
  });
});
