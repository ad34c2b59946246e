import { join } from 'node:path';
import { z } from 'zod';
import { count, positive } from './fields.js';
import { readConfig } from './read-config.js';

const textEncoderConfig = z.object({
  model_type: z.literal('umt5'),
  vocab_size: count,
  d_model: count,
  d_kv: count,
  d_ff: count,
  num_heads: count,
  num_layers: count,
  relative_attention_num_buckets: count,
  relative_attention_max_distance: count,
  layer_norm_epsilon: positive,
  feed_forward_proj: z.literal('gated-gelu'),
});

/** What the graphs need of `config.json` of a UMT5EncoderModel; `num_heads · d_kv` may differ from `d_model`. */
export type TextEncoderConfig = z.infer<typeof textEncoderConfig>;

/**
 * Reads `config.json` of a UMT5EncoderModel.
 * @param folder component folder, `…/text_encoder`
 * @throws RetakeError `config_file_invalid` with `file`, `field`, `found`, `expected`
 */
export function readTextEncoderConfig(folder: string): Promise<TextEncoderConfig> {
  return readConfig(join(folder, 'config.json'), textEncoderConfig);
}
