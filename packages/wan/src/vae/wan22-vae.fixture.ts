import type { VaeConfig } from '../config/vae-config.js';

/** The VAE that the TI2V-5B checkpoint carries, as far as sizes go. */
export const wan22Vae: VaeConfig = {
  _class_name: 'AutoencoderKLWan',
  base_dim: 160,
  decoder_base_dim: 256,
  z_dim: 48,
  dim_mult: [1, 2, 4, 4],
  num_res_blocks: 2,
  attn_scales: [],
  temperal_downsample: [false, true, true],
  in_channels: 12,
  out_channels: 12,
  patch_size: 2,
  is_residual: true,
  latents_mean: Array.from({ length: 48 }, () => 0),
  latents_std: Array.from({ length: 48 }, () => 1),
};
