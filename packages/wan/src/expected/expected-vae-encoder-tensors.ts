import type { VaeConfig } from '../config/vae-config.js';
import { type EncoderLevel, encoderPlan } from '../vae/encoder-plan.js';
import { biased, type ExpectedTensor } from './expected-tensor.js';
import { conv, ending, middle, residual } from './expected-vae-layers.js';

/** Names and shapes of the encoder half of an AutoencoderKLWan of either type, `quant_conv` included. */
export function expectedVaeEncoderTensors(config: VaeConfig): readonly ExpectedTensor[] {
  const { inner, levels } = encoderPlan(config);
  const moments = 2 * config.z_dim;
  return [
    ...conv('encoder.conv_in', config.base_dim, config.in_channels, 3),
    ...levels.flatMap(levelTensors),
    ...middle('encoder.mid_block', inner),
    ...ending('encoder', inner, moments),
    ...conv('quant_conv', moments, moments, 1),
  ];
}

function levelTensors({ from, to, blocks, downsample, sampler }: EncoderLevel): ExpectedTensor[] {
  return [
    ...blocks.flatMap((name, index) => residual(name, index === 0 ? from : to, to)),
    ...(downsample === 'none' ? [] : biased(`${sampler}.resample.1`, [to, to, 3, 3])),
    ...(downsample === 'time' ? biased(`${sampler}.time_conv`, [to, to, 3, 1, 1]) : []),
  ];
}
