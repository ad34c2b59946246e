/** Weights of UMT5EncoderModel as [name, shape]. */
export function textEncoderTensors({ vocabulary, heads, headDim, ffnDim, layers, width }) {
  const inner = heads * headDim;
  const blocks = Array.from({ length: layers }, (_, layer) => {
    const attention = `encoder.block.${layer}.layer.0`;
    const feedForward = `encoder.block.${layer}.layer.1`;
    return [
      [`${attention}.SelfAttention.q.weight`, [inner, width]],
      [`${attention}.SelfAttention.k.weight`, [inner, width]],
      [`${attention}.SelfAttention.v.weight`, [inner, width]],
      [`${attention}.SelfAttention.o.weight`, [width, inner]],
      [`${attention}.SelfAttention.relative_attention_bias.weight`, [32, heads]],
      [`${attention}.layer_norm.weight`, [width]],
      [`${feedForward}.DenseReluDense.wi_0.weight`, [ffnDim, width]],
      [`${feedForward}.DenseReluDense.wi_1.weight`, [ffnDim, width]],
      [`${feedForward}.DenseReluDense.wo.weight`, [width, ffnDim]],
      [`${feedForward}.layer_norm.weight`, [width]],
    ];
  });
  return [
    ['shared.weight', [vocabulary, width]],
    ...blocks.flat(),
    ['encoder.final_layer_norm.weight', [width]],
  ];
}

export function textEncoderConfig({ vocabulary, heads, headDim, ffnDim, layers, width }) {
  return {
    architectures: ['UMT5EncoderModel'],
    classifier_dropout: 0,
    d_ff: ffnDim,
    d_kv: headDim,
    d_model: width,
    decoder_start_token_id: 0,
    dense_act_fn: 'gelu_new',
    dropout_rate: 0,
    eos_token_id: 1,
    feed_forward_proj: 'gated-gelu',
    initializer_factor: 1,
    is_encoder_decoder: true,
    is_gated_act: true,
    layer_norm_epsilon: 1e-6,
    model_type: 'umt5',
    num_decoder_layers: layers,
    num_heads: heads,
    num_layers: layers,
    pad_token_id: 0,
    relative_attention_max_distance: 128,
    relative_attention_num_buckets: 32,
    scalable_attention: true,
    tie_word_embeddings: false,
    use_cache: true,
    vocab_size: vocabulary,
  };
}

/** Spread and mean of the values of a tensor. T5 does not scale attention scores, so queries are narrow. */
export function textEncoderNoise(name, fanIn) {
  if (name.endsWith('layer_norm.weight')) return { deviation: 0.2, mean: 1 };
  if (name.includes('relative_attention_bias')) return { deviation: 0.6 };
  if (name === 'shared.weight') return { deviation: 1 };
  return { deviation: (name.endsWith('SelfAttention.q.weight') ? 0.5 : 1) / Math.sqrt(fanIn) };
}
