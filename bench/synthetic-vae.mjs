import { join } from 'node:path';
import { expectedVaeDecoderTensors, expectedVaeEncoderTensors, readVaeConfig } from '@retake/wan';
import { drawNormal, NoisePool } from '../tools/synthetic-checkpoint/noise-pool.mjs';
import { vaeNoise } from '../tools/synthetic-checkpoint/vae.mjs';
import { writeComponent, writeJson } from '../tools/synthetic-checkpoint/write-component.mjs';

const common = {
  _class_name: 'AutoencoderKLWan',
  dim_mult: [1, 2, 4, 4],
  num_res_blocks: 2,
  temperal_downsample: [false, true, true],
};
const types = {
  2.1: { z_dim: 16 },
  2.2: { z_dim: 48, is_residual: true, in_channels: 12, out_channels: 12, patch_size: 2 },
};

/**
 * A VAE of the real architecture, `base` channels wide (decoder too), with seeded random weights, in a folder.
 * @param type '2.1' or '2.2' @param dtype 'f32' or 'bf16'
 */
export async function writeSyntheticVae({ folder, type, base, dtype = 'f32' }) {
  const { z_dim: z } = types[type];
  const constants = { latents_mean: Array(z).fill(0), latents_std: Array(z).fill(1) };
  const file = { ...common, ...types[type], ...constants, base_dim: base };
  await writeJson(join(folder, 'config.json'), file);
  const config = await readVaeConfig(folder);
  const expected = [...expectedVaeEncoderTensors(config), ...expectedVaeDecoderTensors(config)];
  await writeComponent({
    folder,
    config: file,
    tensors: expected.map(({ name, shape }) => [name, [...shape]]),
    noise: vaeNoise,
    pool: new NoisePool('vae', dtype, drawNormal(1)),
    dtype,
    shardBytes: Number.POSITIVE_INFINITY,
    weightsName: 'diffusion_pytorch_model',
  });
}
