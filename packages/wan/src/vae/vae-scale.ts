import type { VaeConfig } from '../config/vae-config.js';

/** Pixels per latent along a side, and frames per latent frame after the first: 8 and 4 for Wan's own VAE. */
export function vaeScale(config: VaeConfig): { readonly space: number; readonly time: number } {
  return {
    space: 2 ** (config.dim_mult.length - 1),
    time: 2 ** config.temperal_downsample.filter(Boolean).length,
  };
}
