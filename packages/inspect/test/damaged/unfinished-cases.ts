import { readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type DamagedCase, left } from './damaged-case.js';
import { cutTo, files, overwrite, replace, zeroFrom } from './tools.js';

const shard = 'transformer_2/diffusion_pytorch_model-00002-of-00003.safetensors';

/** Files that end too early, too late, or were never filled. */
export const unfinishedCases: readonly DamagedCase[] = [
  {
    name: 'cut in the middle',
    from: 'ti2v',
    damage: (folder) => cutTo(join(folder, files.transformer), 0.5),
    expect: { transformer: 'unusable truncated' },
    usable: left.noTransformer,
  },
  {
    name: 'cut near the end',
    from: 'i2v',
    damage: (folder) => cutTo(join(folder, files.vae), 0.999),
    expect: { vae: 'unusable truncated' },
    usable: ['text-embedding'],
  },
  {
    name: 'cut within the header',
    from: 'i2v',
    damage: (folder) => truncate(join(folder, files.text_encoder), 200),
    expect: { text_encoder: 'unusable truncated' },
    usable: left.noText,
  },
  {
    name: 'cut within the first bytes',
    from: 'i2v',
    damage: (folder) => truncate(join(folder, files.transformer), 5),
    expect: { transformer: 'unusable truncated' },
    usable: left.oneImageExpert,
  },
  {
    name: 'a shard cut',
    from: 't2v-bf16',
    damage: (folder) => cutTo(join(folder, shard), 0.8),
    expect: { transformer_2: 'unusable truncated' },
    usable: left.oneExpert,
  },
  {
    name: 'bytes after the end',
    from: 'i2v',
    damage: async (folder) => writeFile(join(folder, files.vae), 'again', { flag: 'a' }),
    expect: { vae: 'unusable trailing_bytes' },
    usable: ['text-embedding'],
  },
  {
    name: 'half of the file never written',
    from: 't2v',
    damage: (folder) => zeroFrom(join(folder, files.vae), 0.5),
    expect: { vae: 'unusable zero_tail' },
    usable: left.noVae,
  },
  {
    name: 'the last hundredth never written',
    from: 't2v',
    damage: (folder) => zeroFrom(join(folder, files.transformer_2), 0.99),
    expect: { transformer_2: 'unusable zero_tail' },
    usable: left.oneExpert,
  },
  {
    name: 'a shard half written',
    from: 't2v-bf16',
    damage: (folder) => zeroFrom(join(folder, shard), 0.4),
    expect: { transformer_2: 'unusable zero_tail' },
    usable: left.oneExpert,
  },
  {
    name: 'a header and no data',
    from: 'ti2v',
    damage: async (folder) => {
      const bytes = await readFile(join(folder, files.vae));
      await writeFile(join(folder, files.vae), bytes.fill(0, 8 + Number(bytes.readBigUInt64LE(0))));
    },
    expect: { vae: 'unusable zero_filled' },
    usable: left.noVae,
  },
  {
    name: 'room reserved, nothing written',
    from: 'i2v',
    damage: (folder) => zeroFrom(join(folder, files.text_encoder), 0),
    expect: { text_encoder: 'unusable zero_filled' },
    usable: left.noText,
  },
  {
    name: 'aria2 stopped half way',
    from: 'i2v',
    damage: async (folder) => {
      await zeroFrom(join(folder, files.transformer), 0.6);
      await replace(join(folder, `${files.transformer}.aria2`), 'x');
    },
    expect: { transformer: 'unusable zero_tail' },
    usable: left.oneImageExpert,
  },
  {
    name: 'a piece in the middle never written',
    from: 't2v',
    damage: async (folder) => overwrite(join(folder, files.vae), 1_000_000, Buffer.alloc(800_000)),
    expect: { vae: 'limited zero_tensor' },
    usable: ['latent-preview', 'text-embedding', 'vae-encode'],
  },
];
