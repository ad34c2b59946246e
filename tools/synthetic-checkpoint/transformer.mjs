const frequencies = 256;
const latentChannels = 16;
/** Values of one patch of 1 × 2 × 2. */
const patchValues = 4;

/** Weights of WanTransformer3DModel as [name, shape], in diffusers' names. */
export function transformerTensors({ heads, headDim, ffnDim, layers, textDim }) {
  const width = heads * headDim;
  const embedder = 'condition_embedder';
  const outer = [
    ['patch_embedding', [width, latentChannels, 1, 2, 2]],
    [`${embedder}.time_embedder.linear_1`, [width, frequencies]],
    [`${embedder}.time_embedder.linear_2`, [width, width]],
    [`${embedder}.time_proj`, [6 * width, width]],
    [`${embedder}.text_embedder.linear_1`, [width, textDim]],
    [`${embedder}.text_embedder.linear_2`, [width, width]],
    ['proj_out', [patchValues * latentChannels, width]],
  ].flatMap(([name, shape]) => linear(name, shape));
  const blocks = Array.from({ length: layers }, (_, layer) => block(`blocks.${layer}`, width, ffnDim));
  return [['scale_shift_table', [1, 2, width]], ...outer, ...blocks.flat()];
}

function block(name, width, ffnDim) {
  const attention = ['attn1', 'attn2'].flatMap((part) => [
    ...['to_q', 'to_k', 'to_v', 'to_out.0'].flatMap((to) => linear(`${name}.${part}.${to}`, [width, width])),
    [`${name}.${part}.norm_q.weight`, [width]],
    [`${name}.${part}.norm_k.weight`, [width]],
  ]);
  return [
    [`${name}.scale_shift_table`, [1, 6, width]],
    ...attention,
    [`${name}.norm2.weight`, [width]],
    [`${name}.norm2.bias`, [width]],
    ...linear(`${name}.ffn.net.0.proj`, [ffnDim, width]),
    ...linear(`${name}.ffn.net.2`, [width, ffnDim]),
  ];
}

function linear(name, shape) {
  return [
    [`${name}.weight`, shape],
    [`${name}.bias`, [shape[0]]],
  ];
}

export function transformerConfig({ heads, headDim, ffnDim, layers, textDim }) {
  return {
    _class_name: 'WanTransformer3DModel',
    _diffusers_version: '0.35.0.dev0',
    added_kv_proj_dim: null,
    attention_head_dim: headDim,
    cross_attn_norm: true,
    eps: 1e-6,
    ffn_dim: ffnDim,
    freq_dim: frequencies,
    image_dim: null,
    in_channels: latentChannels,
    num_attention_heads: heads,
    num_layers: layers,
    out_channels: latentChannels,
    patch_size: [1, 2, 2],
    pos_embed_seq_len: null,
    qk_norm: 'rms_norm_across_heads',
    rope_max_seq_len: 1024,
    text_dim: textDim,
  };
}

/** Spread and mean of the values of a tensor, such that activations stay lively and finite. */
export function transformerNoise(name, fanIn) {
  if (name.endsWith('scale_shift_table')) return { deviation: 0.3 };
  if (name.endsWith('attn2.norm_q.weight')) return { deviation: 0.4, mean: 2 };
  if (/norm(_q|_k|2)\.weight$/.test(name)) return { deviation: 0.25, mean: 1 };
  if (name.endsWith('.bias')) return { deviation: 0.15 };
  const gains = { proj_out: 0.8, linear_1: 1.5, to_v: 1.5 };
  return { deviation: (gains[name.split('.').at(-2)] ?? 1) / Math.sqrt(fanIn) };
}
