// Writes a VAE of the real architecture with seeded random weights, `base` channels wide (decoder too).
//   node tools/synthetic-checkpoint/make-vae.mjs --out <folder> [--type 2.1] [--base 16] [--dtype f32]
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  expectedVaeDecoderTensors,
  expectedVaeEncoderTensors,
  readVaeConfig,
} from '../../packages/wan/dist/index.js';
import { drawNormal, NoisePool } from './noise-pool.mjs';
import { vaeNoise } from './vae.mjs';
import { writeComponent, writeJson } from './write-component.mjs';

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

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    type: { type: 'string', default: '2.1' },
    base: { type: 'string', default: '16' },
    dtype: { type: 'string', default: 'f32' },
  },
});
const { out: folder, dtype } = values;
if (folder === undefined) throw new Error('Name a folder: --out <folder>');
if (!(values.type in types))
  throw new Error(`--type is one of ${Object.keys(types).join(', ')}, not ${values.type}`);

const { z_dim: z } = types[values.type];
const constants = { latents_mean: Array(z).fill(0), latents_std: Array(z).fill(1) };
const file = { ...common, ...types[values.type], ...constants, base_dim: Number(values.base) };
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
