import { join } from 'node:path';
import { z } from 'zod';
import type { TextEncoderConfig } from '../text-encoder/text-encoder-config.js';
import { count, positive } from './fields.js';
import { readConfig } from './read-config.js';

const schema = z
  .object({
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
  })
  .transform(
    (file): TextEncoderConfig => ({
      vocabSize: file.vocab_size,
      dModel: file.d_model,
      dKv: file.d_kv,
      numHeads: file.num_heads,
      dFf: file.d_ff,
      numLayers: file.num_layers,
      relativeAttentionNumBuckets: file.relative_attention_num_buckets,
      relativeAttentionMaxDistance: file.relative_attention_max_distance,
      layerNormEpsilon: file.layer_norm_epsilon,
    }),
  );

/**
 * Reads `config.json` of a UMT5EncoderModel.
 * @param folder component folder, `…/text_encoder`
 * @throws RetakeError `config_file_invalid` with `file`, `field`, `found`, `expected`
 */
export function readTextEncoderConfig(folder: string): Promise<TextEncoderConfig> {
  return readConfig(join(folder, 'config.json'), schema);
}
