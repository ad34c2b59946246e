const latentChannels = 16;

/** Weights of AutoencoderKLWan (Wan 2.1 type) as [name, shape]; `base` is 96 in the real one. */
export function vaeTensors(base) {
  const wide = 4 * base;
  return [
    ...conv('encoder.conv_in', base, 3, [3, 3, 3]),
    ...encoderBlocks(base),
    ...middle('encoder', wide),
    ['encoder.norm_out.gamma', [wide, 1, 1, 1]],
    ...conv('encoder.conv_out', 2 * latentChannels, wide, [3, 3, 3]),
    ...conv('quant_conv', 2 * latentChannels, 2 * latentChannels, [1, 1, 1]),
    ...conv('post_quant_conv', latentChannels, latentChannels, [1, 1, 1]),
    ...conv('decoder.conv_in', wide, latentChannels, [3, 3, 3]),
    ...middle('decoder', wide),
    ...decoderBlocks(base),
    ['decoder.norm_out.gamma', [base, 1, 1, 1]],
    ...conv('decoder.conv_out', 3, base, [3, 3, 3]),
  ];
}

function encoderBlocks(base) {
  const name = (index) => `encoder.down_blocks.${index}`;
  const shrink = (index, channels, time) => [
    ...conv(`${name(index)}.resample.1`, channels, channels, [3, 3]),
    ...(time ? conv(`${name(index)}.time_conv`, channels, channels, [3, 1, 1]) : []),
  ];
  return [
    ...residual(name(0), base, base),
    ...residual(name(1), base, base),
    ...shrink(2, base, false),
    ...residual(name(3), base, 2 * base),
    ...residual(name(4), 2 * base, 2 * base),
    ...shrink(5, 2 * base, true),
    ...residual(name(6), 2 * base, 4 * base),
    ...residual(name(7), 4 * base, 4 * base),
    ...shrink(8, 4 * base, true),
    ...residual(name(9), 4 * base, 4 * base),
    ...residual(name(10), 4 * base, 4 * base),
  ];
}

function decoderBlocks(base) {
  const levels = [
    { from: 4 * base, to: 4 * base, time: true },
    { from: 2 * base, to: 4 * base, time: true },
    { from: 2 * base, to: 2 * base, time: false },
    { from: base, to: base },
  ];
  return levels.flatMap(({ from, to, time }, index) => {
    const name = `decoder.up_blocks.${index}`;
    const residuals = [0, 1, 2].flatMap((at) => residual(`${name}.resnets.${at}`, at === 0 ? from : to, to));
    if (time === undefined) return residuals;
    const grow = conv(`${name}.upsamplers.0.resample.1`, to / 2, to, [3, 3]);
    return [
      ...residuals,
      ...grow,
      ...(time ? conv(`${name}.upsamplers.0.time_conv`, 2 * to, to, [3, 1, 1]) : []),
    ];
  });
}

function middle(part, channels) {
  const name = `${part}.mid_block`;
  return [
    ...residual(`${name}.resnets.0`, channels, channels),
    [`${name}.attentions.0.norm.gamma`, [channels, 1, 1]],
    ...conv(`${name}.attentions.0.to_qkv`, 3 * channels, channels, [1, 1]),
    ...conv(`${name}.attentions.0.proj`, channels, channels, [1, 1]),
    ...residual(`${name}.resnets.1`, channels, channels),
  ];
}

function residual(name, from, to) {
  return [
    [`${name}.norm1.gamma`, [from, 1, 1, 1]],
    ...conv(`${name}.conv1`, to, from, [3, 3, 3]),
    [`${name}.norm2.gamma`, [to, 1, 1, 1]],
    ...conv(`${name}.conv2`, to, to, [3, 3, 3]),
    ...(from === to ? [] : conv(`${name}.conv_shortcut`, to, from, [1, 1, 1])),
  ];
}

function conv(name, to, from, kernel) {
  return [
    [`${name}.weight`, [to, from, ...kernel]],
    [`${name}.bias`, [to]],
  ];
}

export function vaeConfig(base) {
  return {
    _class_name: 'AutoencoderKLWan',
    _diffusers_version: '0.35.0.dev0',
    attn_scales: [],
    base_dim: base,
    dim_mult: [1, 2, 4, 4],
    dropout: 0,
    latents_mean: [
      -0.7571, -0.7089, -0.9113, 0.1075, -0.1745, 0.9653, -0.1517, 1.5508, 0.4134, -0.0715, 0.5517, -0.3632,
      -0.1922, -0.9497, 0.2503, -0.2921,
    ],
    latents_std: [
      2.8184, 1.4541, 2.3275, 2.6558, 1.2196, 1.7708, 2.6052, 2.0743, 3.2687, 2.1526, 2.8652, 1.5579, 1.6382,
      1.1253, 2.8251, 1.916,
    ],
    num_res_blocks: 2,
    temperal_downsample: [false, true, true],
    z_dim: latentChannels,
  };
}

/** Spread and mean of the values of a tensor. */
export function vaeNoise(name, fanIn) {
  if (name.endsWith('gamma')) return { deviation: 0.25, mean: 1 };
  if (name.endsWith('.bias')) return { deviation: 0.1 };
  if (name === 'decoder.conv_out.weight') return { deviation: 0.3 / Math.sqrt(fanIn) };
  const gain = /conv[12]\.weight$/.test(name) ? 1 : 0.9;
  return { deviation: gain / Math.sqrt(fanIn) };
}
