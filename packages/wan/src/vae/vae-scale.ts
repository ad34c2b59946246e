import type { VaeConfig } from '../config/vae-config.js';

/** Pixels per latent along a side, and frames per latent frame after the first: 8 (2.2 type: 16) and 4 for Wan's own. */
export function vaeScale(config: VaeConfig): { readonly space: number; readonly time: number } {
  return {
    space: 2 ** (config.dim_mult.length - 1) * config.patch_size,
    time: 2 ** config.temperal_downsample.filter(Boolean).length,
  };
}

/** Frames, rows and columns of pixels that latents of these become. */
export function frameSize(
  config: VaeConfig,
  [frames, rows, columns]: readonly [number, number, number],
): readonly [number, number, number] {
  const { space, time } = vaeScale(config);
  return [1 + (frames - 1) * time, rows * space, columns * space];
}
