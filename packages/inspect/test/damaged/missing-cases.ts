import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { all, type DamagedCase, left } from './damaged-case.js';
import { files, fixtures, link, replace, single } from './tools.js';

const without = (part: string) => (folder: string) => rm(join(folder, part), { recursive: true });
const shard = 'text_encoder/model-00002-of-00002.safetensors';
const expertShard = (name: string, number: number) =>
  `${name}/diffusion_pytorch_model-0000${number}-of-00003.safetensors`;

/** What is not there, not finished, or not where links say. */
export const missingCases: readonly DamagedCase[] = [
  {
    name: 'nothing wrong, t2v',
    from: 't2v',
    damage: async () => {},
    expect: {},
    usable: all.t2v,
    kind: 't2v',
  },
  {
    name: 'nothing wrong, i2v',
    from: 'i2v',
    damage: async () => {},
    expect: {},
    usable: all.i2v,
    kind: 'i2v',
  },
  {
    name: 'nothing wrong, ti2v',
    from: 'ti2v',
    damage: async () => {},
    expect: {},
    usable: all.ti2v,
    kind: 'ti2v',
  },
  {
    name: 'nothing wrong, shards',
    from: 't2v-bf16',
    damage: async () => {},
    expect: {},
    usable: all.t2v,
    kind: 't2v',
  },
  {
    name: 'no transformer',
    from: 't2v',
    damage: without('transformer'),
    expect: { transformer: 'missing folder_missing' },
    usable: left.oneExpert,
  },
  {
    name: 'no transformer_2',
    from: 'i2v',
    damage: without('transformer_2'),
    expect: { transformer_2: 'missing folder_missing' },
    usable: left.oneImageExpert,
  },
  {
    name: 'no transformer, one expert',
    from: 'ti2v',
    damage: without('transformer'),
    expect: { transformer: 'missing folder_missing' },
    usable: left.noTransformer,
  },
  {
    name: 'no vae',
    from: 't2v',
    damage: without('vae'),
    expect: { vae: 'missing folder_missing' },
    usable: left.noVae,
  },
  {
    name: 'no text encoder',
    from: 'i2v',
    damage: without('text_encoder'),
    expect: { text_encoder: 'missing folder_missing' },
    usable: left.noText,
  },
  {
    name: 'no tokenizer',
    from: 'ti2v',
    damage: without('tokenizer'),
    expect: { tokenizer: 'missing folder_missing' },
    usable: left.noText,
  },
  {
    name: 'no scheduler',
    from: 'i2v',
    damage: without('scheduler'),
    expect: { scheduler: 'missing folder_missing' },
    usable: left.noScheduler,
  },
  {
    name: 'transformer and vae gone',
    from: 'ti2v',
    damage: async (folder) => {
      await without('vae')(folder);
      await without('transformer')(folder);
    },
    expect: { vae: 'missing folder_missing', transformer: 'missing folder_missing' },
    usable: ['text-embedding'],
  },
  {
    name: 'an empty vae folder',
    from: 'i2v',
    damage: async (folder) => {
      await without('vae')(folder);
      await mkdir(join(folder, 'vae'));
    },
    expect: { vae: 'unusable folder_empty' },
    usable: ['text-embedding'],
  },
  {
    name: 'weights of the vae gone',
    from: 'ti2v',
    damage: without(files.vae),
    expect: { vae: 'unusable weights_missing' },
    usable: left.noVae,
  },
  {
    name: 'a shard gone',
    from: 't2v-bf16',
    damage: without(shard),
    expect: { text_encoder: 'unusable shard_missing' },
    usable: left.noText,
  },
  {
    name: 'shards gone in two components',
    from: 't2v-bf16',
    damage: async (folder) => {
      await without(expertShard('transformer', 1))(folder);
      await without(expertShard('transformer', 3))(folder);
      await without(expertShard('transformer_2', 2))(folder);
    },
    expect: { transformer: 'unusable shard_missing', transformer_2: 'unusable shard_missing' },
    usable: left.noTransformer,
  },
  {
    name: 'no index beside the shards',
    from: 't2v-bf16',
    damage: without('transformer/diffusion_pytorch_model.safetensors.index.json'),
    expect: { transformer: 'unusable index_missing' },
    usable: left.oneExpert,
  },
  {
    name: 'no config of the vae',
    from: 'i2v',
    damage: without('vae/config.json'),
    expect: { vae: 'unusable config_missing' },
    usable: ['text-embedding'],
  },
  {
    name: 'no config of the text encoder',
    from: 'i2v',
    damage: without('text_encoder/config.json'),
    expect: { text_encoder: 'unusable config_missing' },
    usable: left.noText,
  },
  {
    name: 'no tokenizer.json',
    from: 'i2v',
    damage: without('tokenizer/tokenizer.json'),
    expect: { tokenizer: 'unusable tokenizer_incomplete' },
    usable: left.noText,
  },
  {
    name: 'no tokenizer_config.json',
    from: 'ti2v',
    damage: without('tokenizer/tokenizer_config.json'),
    expect: { tokenizer: 'unusable tokenizer_incomplete' },
    usable: left.noText,
  },
  {
    name: 'a tokenizer of spiece.model alone',
    from: 'i2v',
    damage: async (folder) => {
      await without('tokenizer')(folder);
      await replace(join(folder, 'tokenizer/spiece.model'), '\n\x0e\n\x05<pad>');
    },
    expect: { tokenizer: 'unusable tokenizer_incomplete' },
    usable: left.noText,
  },
  {
    name: 'a download under way, .incomplete',
    from: 'i2v',
    damage: (folder) =>
      rename(join(folder, files.transformer), join(folder, `${files.transformer}.incomplete`)),
    expect: { transformer: 'unusable half_download' },
    usable: left.oneImageExpert,
  },
  {
    name: 'a download under way, .part',
    from: 'ti2v',
    damage: (folder) => rename(join(folder, files.vae), join(folder, 'vae/weights.part')),
    expect: { vae: 'unusable half_download' },
    usable: left.noVae,
  },
  {
    name: 'a shard under way',
    from: 't2v-bf16',
    damage: (folder) => rename(join(folder, shard), join(folder, `${shard}.crdownload`)),
    expect: { text_encoder: 'unusable half_download' },
    usable: left.noText,
  },
  {
    name: 'a download into a local folder under way',
    from: 'i2v',
    damage: async (folder) => {
      await without(files.vae)(folder);
      await replace(join(folder, '.cache/huggingface/download/vae/abc.def.incomplete'), 'x');
    },
    expect: { vae: 'unusable half_download' },
    usable: ['text-embedding'],
  },
  {
    name: 'a leftover beside sound weights',
    from: 'i2v',
    damage: (folder) => writeFile(join(folder, `vae/${single}.tmp`), 'x'),
    expect: {},
    usable: all.i2v,
  },
  {
    name: 'a link to weights that are gone',
    from: 't2v',
    damage: (folder) => link('../../blobs/0000', join(folder, files.transformer)),
    expect: { transformer: 'unusable link_dangling' },
    usable: left.oneExpert,
  },
  {
    name: 'a link to a folder that is gone',
    from: 'ti2v',
    damage: (folder) => link('../elsewhere/vae', join(folder, 'vae')),
    expect: { vae: 'unusable link_dangling' },
    usable: left.noVae,
  },
  {
    name: 'a link to a config that is gone',
    from: 'i2v',
    damage: (folder) => link('gone.json', join(folder, 'scheduler/scheduler_config.json')),
    expect: { scheduler: 'unusable link_dangling' },
    usable: left.noScheduler,
  },
  {
    name: 'a link to itself',
    from: 'i2v',
    damage: (folder) => link('model.safetensors', join(folder, files.text_encoder)),
    expect: { text_encoder: 'unusable link_loop' },
    usable: left.noText,
  },
  {
    name: 'a link to sound weights elsewhere',
    from: 'i2v',
    damage: (folder) => link(join(fixtures, 'tiny-wan-i2v', files.vae), join(folder, files.vae)),
    expect: {},
    usable: all.i2v,
  },
  {
    name: 'a file where the vae folder belongs',
    from: 'i2v',
    damage: async (folder) => {
      await without('vae')(folder);
      await writeFile(join(folder, 'vae'), '../../other/vae');
    },
    expect: { vae: 'unusable not_a_folder' },
    usable: ['text-embedding'],
  },
  {
    name: 'a folder where weights belong',
    from: 'ti2v',
    damage: async (folder) => {
      await without(files.vae)(folder);
      await mkdir(join(folder, files.vae));
    },
    expect: { vae: 'unusable not_a_file' },
    usable: left.noVae,
  },
  {
    name: 'no model_index.json',
    from: 'i2v',
    damage: without('model_index.json'),
    expect: {},
    usable: left.noTransformer,
    checkpoint: 'model_index_missing',
    kind: 'i2v',
  },
];
