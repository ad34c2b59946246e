import type { TransformerConfig } from '../config/transformer-config.js';
import { biased, type ExpectedTensor, linear, repeated, single } from './expected-tensor.js';

/** Modulation rows of a block and of the head. */
const blockRows = 6;
const headRows = 2;

/** Names and shapes of a WanTransformer3DModel for text to video: 15 + 27 per block. */
export function expectedTransformerTensors(config: TransformerConfig): readonly ExpectedTensor[] {
  const width = config.num_attention_heads * config.attention_head_dim;
  const embedder = 'condition_embedder';
  const patch = config.patch_size.reduce((product, side) => product * side, 1);
  return [
    ...biased('patch_embedding', [width, config.in_channels, ...config.patch_size]),
    ...linear(`${embedder}.time_embedder.linear_1`, width, config.freq_dim),
    ...linear(`${embedder}.time_embedder.linear_2`, width, width),
    ...linear(`${embedder}.time_proj`, blockRows * width, width),
    ...linear(`${embedder}.text_embedder.linear_1`, width, config.text_dim),
    ...linear(`${embedder}.text_embedder.linear_2`, width, width),
    single('scale_shift_table', 1, headRows, width),
    ...linear('proj_out', patch * config.out_channels, width),
    ...repeated(config.num_layers, (index) => block(`blocks.${index}`, width, config.ffn_dim)),
  ];
}

function block(prefix: string, width: number, ffn: number): ExpectedTensor[] {
  return [
    single(`${prefix}.scale_shift_table`, 1, blockRows, width),
    ...attention(`${prefix}.attn1`, width),
    ...attention(`${prefix}.attn2`, width),
    ...biased(`${prefix}.norm2`, [width]),
    ...linear(`${prefix}.ffn.net.0.proj`, ffn, width),
    ...linear(`${prefix}.ffn.net.2`, width, ffn),
  ];
}

function attention(prefix: string, width: number): ExpectedTensor[] {
  return [
    ...['to_q', 'to_k', 'to_v', 'to_out.0'].flatMap((name) => linear(`${prefix}.${name}`, width, width)),
    single(`${prefix}.norm_q.weight`, width),
    single(`${prefix}.norm_k.weight`, width),
  ];
}
