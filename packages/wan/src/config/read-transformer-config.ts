import { join } from 'node:path';
import { z } from 'zod';
import type { TransformerConfig } from '../transformer/transformer-config.js';
import { count, positive } from './fields.js';
import { readConfig } from './read-config.js';

const ropeDefault = 1024;

const schema = z
  .object({
    _class_name: z.literal('WanTransformer3DModel'),
    attention_head_dim: count,
    num_attention_heads: count,
    in_channels: count,
    out_channels: count,
    text_dim: count,
    freq_dim: count,
    ffn_dim: count,
    num_layers: count,
    patch_size: z.tuple([z.literal(1), count, count]),
    cross_attn_norm: z.literal(true),
    qk_norm: z.literal('rms_norm_across_heads'),
    eps: positive,
    rope_max_seq_len: count.default(ropeDefault),
  })
  .transform(
    (file): TransformerConfig => ({
      numAttentionHeads: file.num_attention_heads,
      attentionHeadDim: file.attention_head_dim,
      numLayers: file.num_layers,
      ffnDim: file.ffn_dim,
      textDim: file.text_dim,
      freqDim: file.freq_dim,
      inChannels: file.in_channels,
      outChannels: file.out_channels,
      patchSize: file.patch_size,
      eps: file.eps,
      ropeMaxSeqLen: file.rope_max_seq_len,
    }),
  );

/**
 * Reads `config.json` of a WanTransformer3DModel.
 * @param folder component folder, `…/transformer`
 * @throws RetakeError `config_file_invalid` with `file`, `field`, `found`, `expected`
 */
export function readTransformerConfig(folder: string): Promise<TransformerConfig> {
  return readConfig(join(folder, 'config.json'), schema);
}
