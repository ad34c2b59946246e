import { join } from 'node:path';
import { z } from 'zod';
import { count, positive } from './fields.js';
import { readConfig } from './read-config.js';

const pictureChannels = 3;

const vaeConfig = z
  .object({
    _class_name: z.literal('AutoencoderKLWan'),
    base_dim: count,
    decoder_base_dim: count.nullish(),
    z_dim: count,
    dim_mult: z.array(count).min(1),
    num_res_blocks: count,
    attn_scales: z.array(z.number()).max(0).default([]),
    temperal_downsample: z.array(z.boolean()),
    is_residual: z
      .boolean()
      .nullish()
      .transform((value) => value ?? false),
    in_channels: count.default(pictureChannels),
    out_channels: count.default(pictureChannels),
    patch_size: count.nullish().transform((value) => value ?? 1),
    latents_mean: z.array(z.number()),
    latents_std: z.array(positive),
  })
  .refine((file) => file.latents_mean.length === file.z_dim, {
    path: ['latents_mean'],
    message: 'It must hold z_dim values',
  })
  .refine((file) => file.latents_std.length === file.z_dim, {
    path: ['latents_std'],
    message: 'It must hold z_dim values',
  })
  .refine((file) => file.temperal_downsample.length === file.dim_mult.length - 1, {
    path: ['temperal_downsample'],
    message: 'It must hold one value fewer than dim_mult',
  });

/** What encoder and decoder need of `config.json` of an AutoencoderKLWan, spelled as in the file. */
export type VaeConfig = z.infer<typeof vaeConfig>;

/**
 * Reads `config.json` of an AutoencoderKLWan; keys that only newer files have get the values of the 2.1 type.
 * @param folder component folder, `…/vae`
 * @throws RetakeError `config_file_invalid` with `file`, `field`, `found`, `expected`
 */
export function readVaeConfig(folder: string): Promise<VaeConfig> {
  return readConfig(join(folder, 'config.json'), vaeConfig);
}
