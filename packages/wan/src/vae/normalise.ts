import type { VaeConfig } from '../config/vae-config.js';

/** (mean − latents_mean)/latents_std per channel of values [C,…], in float32. */
export function normalise(values: Float32Array, config: VaeConfig): Float32Array {
  const size = values.length / config.z_dim;
  return values.map((value, at) => {
    const channel = Math.floor(at / size);
    const moved = Math.fround(value - Math.fround(config.latents_mean[channel] ?? 0));
    return moved / Math.fround(config.latents_std[channel] ?? 1);
  });
}
