import type { VaeConfig } from '../config/vae-config.js';
import { type DecoderLevel, decoderPlan } from '../vae/decoder-plan.js';
import { biased, type ExpectedTensor, repeated } from './expected-tensor.js';
import { conv, ending, middle, residual } from './expected-vae-layers.js';

/** Names and shapes of the decoder half of an AutoencoderKLWan of either type, `post_quant_conv` included. */
export function expectedVaeDecoderTensors(config: VaeConfig): readonly ExpectedTensor[] {
  const { inner, levels } = decoderPlan(config);
  const { z_dim: z, out_channels: colours } = config;
  return [
    ...conv('post_quant_conv', z, z, 1),
    ...conv('decoder.conv_in', inner, z, 3),
    ...middle('decoder.mid_block', inner),
    ...levels.flatMap(levelTensors),
    ...ending('decoder', levels.at(-1)?.to ?? inner, colours),
  ];
}

function levelTensors({
  name,
  from,
  to,
  blocks,
  upsample,
  sampler,
  sampled,
}: DecoderLevel): ExpectedTensor[] {
  return [
    ...repeated(blocks, (index) => residual(`${name}.resnets.${index}`, index === 0 ? from : to, to)),
    ...(upsample === 'time' ? biased(`${sampler}.time_conv`, [2 * to, to, 3, 1, 1]) : []),
    ...(upsample === 'none' ? [] : biased(`${sampler}.resample.1`, [sampled, to, 3, 3])),
  ];
}
