import type { TextEncoderConfig } from '../config/text-encoder-config.js';
import { type ExpectedTensor, repeated, single } from './expected-tensor.js';

/** Names and shapes of a UMT5EncoderModel: 2 + 10 per layer. Each layer has its own table of position biases. */
export function expectedTextEncoderTensors(config: TextEncoderConfig): readonly ExpectedTensor[] {
  return [
    single('shared.weight', config.vocab_size, config.d_model),
    single('encoder.final_layer_norm.weight', config.d_model),
    ...repeated(config.num_layers, (index) => layer(`encoder.block.${index}.layer`, config)),
  ];
}

function layer(prefix: string, config: TextEncoderConfig): ExpectedTensor[] {
  const { d_model, d_ff, num_heads, relative_attention_num_buckets } = config;
  const width = num_heads * config.d_kv;
  const attention = `${prefix}.0.SelfAttention`;
  const feedForward = `${prefix}.1.DenseReluDense`;
  return [
    single(`${prefix}.0.layer_norm.weight`, d_model),
    ...['q', 'k', 'v'].map((part) => single(`${attention}.${part}.weight`, width, d_model)),
    single(`${attention}.o.weight`, d_model, width),
    single(`${attention}.relative_attention_bias.weight`, relative_attention_num_buckets, num_heads),
    single(`${prefix}.1.layer_norm.weight`, d_model),
    single(`${feedForward}.wi_0.weight`, d_ff, d_model),
    single(`${feedForward}.wi_1.weight`, d_ff, d_model),
    single(`${feedForward}.wo.weight`, d_model, d_ff),
  ];
}
