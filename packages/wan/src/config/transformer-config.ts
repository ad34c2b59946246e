import { join } from 'node:path';
import { z } from 'zod';
import { count, positive } from './fields.js';
import { readConfig } from './read-config.js';

const ropeDefault = 1024;

const transformerConfig = z.object({
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
});

/** What the graphs need of `config.json` of a WanTransformer3DModel, spelled as in the file. Inner width: heads · head dim. */
export type TransformerConfig = z.infer<typeof transformerConfig>;

/**
 * Reads `config.json` of a WanTransformer3DModel.
 * @param folder component folder, `…/transformer`
 * @throws RetakeError `config_file_invalid` with `file`, `field`, `found`, `expected`
 */
export function readTransformerConfig(folder: string): Promise<TransformerConfig> {
  return readConfig(join(folder, 'config.json'), transformerConfig);
}
