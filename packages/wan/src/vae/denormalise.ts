import type { Tensor } from '@retake/plugin-api';
import type { VaeConfig } from '../config/vae-config.js';

/** latents · std + mean per channel of [C,T,h,w], in float32. */
export function denormalise(latents: Tensor<'float32'>, config: VaeConfig): Tensor<'float32'> {
  const size = latents.data.length / config.z_dim;
  const data = latents.data.map((value, at) => {
    const channel = Math.floor(at / size);
    const scaled = Math.fround(value * Math.fround(config.latents_std[channel] ?? 1));
    return scaled + Math.fround(config.latents_mean[channel] ?? 0);
  });
  return { type: 'float32', dims: latents.dims, data };
}
