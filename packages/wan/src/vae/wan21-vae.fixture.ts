import type { VaeConfig } from '../config/vae-config.js';

/** The VAE that the A14B checkpoints carry, as far as sizes go. */
export const wan21Vae: VaeConfig = {
  _class_name: 'AutoencoderKLWan',
  base_dim: 96,
  z_dim: 16,
  dim_mult: [1, 2, 4, 4],
  num_res_blocks: 2,
  attn_scales: [],
  temperal_downsample: [false, true, true],
  in_channels: 3,
  out_channels: 3,
  patch_size: 1,
  is_residual: false,
  latents_mean: Array.from({ length: 16 }, () => 0),
  latents_std: Array.from({ length: 16 }, () => 1),
};
