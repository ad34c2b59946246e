import type { VaeConfig } from '../config/vae-config.js';
import { type DecoderLevel, decoderPlan } from '../vae/decoder-plan.js';
import { biased, type ExpectedTensor, repeated, single } from './expected-tensor.js';

/** Names and shapes of the decoder half of an AutoencoderKLWan of the 2.1 type, `post_quant_conv` included. */
export function expectedVaeDecoderTensors(config: VaeConfig): readonly ExpectedTensor[] {
  const { inner, levels } = decoderPlan(config);
  const { z_dim: z, out_channels: colours } = config;
  const outermost = levels.at(-1)?.to ?? inner;
  const middle = 'decoder.mid_block';
  return [
    ...conv('post_quant_conv', z, z, 1),
    ...conv('decoder.conv_in', inner, z, 3),
    ...residual(`${middle}.resnets.0`, inner, inner),
    single(`${middle}.attentions.0.norm.gamma`, inner, 1, 1),
    ...biased(`${middle}.attentions.0.to_qkv`, [3 * inner, inner, 1, 1]),
    ...biased(`${middle}.attentions.0.proj`, [inner, inner, 1, 1]),
    ...residual(`${middle}.resnets.1`, inner, inner),
    ...levels.flatMap((level, index) => upBlock(`decoder.up_blocks.${index}`, level)),
    single('decoder.norm_out.gamma', outermost, 1, 1, 1),
    ...conv('decoder.conv_out', colours, outermost, 3),
  ];
}

function upBlock(prefix: string, level: DecoderLevel): ExpectedTensor[] {
  const { from, to } = level;
  const sampler = `${prefix}.upsamplers.0`;
  return [
    ...repeated(level.blocks, (index) => residual(`${prefix}.resnets.${index}`, index === 0 ? from : to, to)),
    ...(level.upsample === 'time' ? biased(`${sampler}.time_conv`, [2 * to, to, 3, 1, 1]) : []),
    ...(level.upsample === 'none' ? [] : biased(`${sampler}.resample.1`, [to / 2, to, 3, 3])),
  ];
}

function residual(prefix: string, from: number, to: number): ExpectedTensor[] {
  return [
    single(`${prefix}.norm1.gamma`, from, 1, 1, 1),
    ...conv(`${prefix}.conv1`, to, from, 3),
    single(`${prefix}.norm2.gamma`, to, 1, 1, 1),
    ...conv(`${prefix}.conv2`, to, to, 3),
    ...(from === to ? [] : conv(`${prefix}.conv_shortcut`, to, from, 1)),
  ];
}

/** A cubic convolution. */
function conv(prefix: string, out: number, inner: number, side: number): ExpectedTensor[] {
  return biased(prefix, [out, inner, side, side, side]);
}
