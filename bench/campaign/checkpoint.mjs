import { mkdir, readFile, truncate, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const vae = 'vae/diffusion_pytorch_model.safetensors';
const folder = 'transformer/diffusion_pytorch_model';
const shards = ['a', 'b'].map((tensor, index) => ({
  tensor,
  file: `${folder}-0000${index + 1}-of-00002.safetensors`,
}));
const index = `${folder}.safetensors.index.json`;
const values = 4096;
const bytesPerValue = 4;
const prefix = 8;

/** A small checkpoint whose files are real: two shards, their index, a VAE. */
export async function writeCheckpoint(root) {
  const map = Object.fromEntries(shards.map(({ tensor, file }) => [tensor, file.split('/')[1]]));
  const files = {
    'vae/config.json': '{"_class_name":"Vae","z_dim":16}',
    'transformer/config.json': '{"_class_name":"Transformer","dim":64}',
    [vae]: tensorFile('v'),
    [index]: JSON.stringify({ metadata: { total_size: 2 * values * bytesPerValue }, weight_map: map }),
    ...Object.fromEntries(shards.map(({ tensor, file }) => [file, tensorFile(tensor)])),
  };
  for (const [path, data] of Object.entries(files)) await write(join(root, path), data);
}

function tensorFile(name) {
  const bytes = values * bytesPerValue;
  const header = JSON.stringify({ [name]: { dtype: 'F32', shape: [values], data_offsets: [0, bytes] } });
  const length = Buffer.alloc(prefix);
  length.writeBigUInt64LE(BigInt(header.length));
  return Buffer.concat([length, Buffer.from(header), Buffer.alloc(bytes, name)]);
}

/** Writes a file last touched `ageMs` before `now`. */
export async function write(path, data, now = 0, ageMs = 0) {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, data);
  const touched = (now - ageMs) / 1000;
  if (now > 0) await utimes(path, touched, touched);
}

export const spoil = {
  truncateVae: (root) => truncate(join(root, vae), values),
  staleIndex: (root) => writeFile(join(root, index), '{"metadata":{},"weight_map":{"a":"gone.safetensors"}}'),
};

const sound = {
  async vae(root) {
    const data = await readFile(join(root, vae)).catch(() => Buffer.alloc(0));
    return data.length > values * bytesPerValue;
  },
  async index(root) {
    const { weight_map: map } = JSON.parse(await readFile(join(root, index), 'utf8'));
    return shards.every(({ tensor, file }) => file.endsWith(map[tensor] ?? ' '));
  },
};

/** Whether a part of the checkpoint can be read as it should. */
export const isSound = (part, root) => sound[part](root);
