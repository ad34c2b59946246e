import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { all, type DamagedCase, left } from './damaged-case.js';
import { cutTo, editJson, pages } from './tools.js';

type Json = Record<string, unknown>;
const set = (file: string, values: Json) => (folder: string) =>
  editJson(join(folder, file), (json) => ({ ...json, ...values }));
const unset = (file: string, field: string) => (folder: string) =>
  editJson(join(folder, file), (json) => {
    delete json[field];
    return json;
  });
const cut = (file: string) => (folder: string) => cutTo(join(folder, file), 0.6);

const index = 'transformer/diffusion_pytorch_model.safetensors.index.json';
const claims = (edit: (map: Record<string, unknown>) => void) => (folder: string) =>
  editJson(join(folder, index), (json) => {
    edit(json.weight_map as Record<string, unknown>);
    return json;
  });
const firstOf = (map: Record<string, unknown>) => Object.keys(map)[0] ?? '';

/** Configs, indexes, tokenizers and schedulers that say something wrong. */
export const configCases: readonly DamagedCase[] = [
  {
    name: 'a config cut off',
    from: 'i2v',
    damage: cut('vae/config.json'),
    expect: { vae: 'unusable config_not_json' },
    usable: ['text-embedding'],
  },
  {
    name: 'a config that is a list',
    from: 'i2v',
    damage: (folder) => writeFile(join(folder, 'text_encoder/config.json'), '[1]'),
    expect: { text_encoder: 'unusable config_not_json' },
    usable: left.noText,
  },
  {
    name: 'a config without its layers',
    from: 'ti2v',
    damage: unset('transformer/config.json', 'num_layers'),
    expect: { transformer: 'unusable config_invalid' },
    usable: left.noTransformer,
  },
  {
    name: 'a config with a negative width',
    from: 'i2v',
    damage: set('text_encoder/config.json', { d_model: -4 }),
    expect: { text_encoder: 'unusable config_invalid' },
    usable: left.noText,
  },
  {
    name: 'a VAE config with too few means',
    from: 'ti2v',
    damage: set('vae/config.json', { latents_mean: [0, 1] }),
    expect: { vae: 'unusable config_invalid' },
    usable: left.noVae,
  },
  {
    name: 'a config with a word for a number',
    from: 't2v',
    damage: set('transformer_2/config.json', { ffn_dim: 'many' }),
    expect: { transformer_2: 'unusable config_invalid' },
    usable: left.oneExpert,
  },
  {
    name: 'the config of a HunyuanVideo transformer',
    from: 'i2v',
    damage: set('transformer/config.json', { _class_name: 'HunyuanVideoTransformer3DModel' }),
    expect: { transformer: 'unusable other_model' },
    usable: left.oneImageExpert,
  },
  {
    name: 'the config of another VAE',
    from: 'i2v',
    damage: set('vae/config.json', { _class_name: 'AutoencoderKLLTXVideo' }),
    expect: { vae: 'unusable other_model' },
    usable: ['text-embedding'],
  },
  {
    name: 'the config of a T5',
    from: 'i2v',
    damage: set('text_encoder/config.json', { model_type: 't5' }),
    expect: { text_encoder: 'unusable other_model' },
    usable: left.noText,
  },
  {
    name: 'a config of more layers',
    from: 'ti2v',
    damage: set('transformer/config.json', { num_layers: 5 }),
    expect: { transformer: 'unusable tensor_missing' },
    usable: left.noTransformer,
  },
  {
    name: 'a config of another inner width',
    from: 'i2v',
    damage: set('transformer/config.json', { ffn_dim: 96 }),
    expect: { transformer: 'unusable shape_mismatch' },
    usable: left.oneImageExpert,
  },
  {
    name: 'a config of other input channels',
    from: 't2v',
    damage: set('transformer/config.json', { in_channels: 36 }),
    expect: { transformer: 'unusable shape_mismatch' },
    usable: left.oneExpert,
  },
  {
    name: 'the config of a wider VAE',
    from: 'i2v',
    damage: set('vae/config.json', { base_dim: 8 }),
    expect: { vae: 'unusable shape_mismatch' },
    usable: ['text-embedding'],
  },
  {
    name: 'an index cut off',
    from: 't2v-bf16',
    damage: cut(index),
    expect: { transformer: 'unusable index_invalid' },
    usable: left.oneExpert,
  },
  {
    name: 'an index without weight_map',
    from: 't2v-bf16',
    damage: unset(index, 'weight_map'),
    expect: { transformer: 'unusable index_invalid' },
    usable: left.oneExpert,
  },
  {
    name: 'an index of numbers',
    from: 't2v-bf16',
    damage: claims((map) => Object.assign(map, { [firstOf(map)]: 7 })),
    expect: { transformer: 'unusable index_invalid' },
    usable: left.oneExpert,
  },
  {
    name: 'a web page as index',
    from: 't2v-bf16',
    damage: (folder) => writeFile(join(folder, index), pages.html),
    expect: { transformer: 'unusable html_page' },
    usable: left.oneExpert,
  },
  {
    name: 'an index that leads up',
    from: 't2v-bf16',
    damage: claims((map) => Object.assign(map, { [firstOf(map)]: '../../secret.safetensors' })),
    expect: { transformer: 'unusable path_outside' },
    usable: left.oneExpert,
  },
  {
    name: 'an index that leads to the root',
    from: 't2v-bf16',
    damage: claims((map) => Object.assign(map, { [firstOf(map)]: '/etc/model.safetensors' })),
    expect: { transformer: 'unusable path_outside' },
    usable: left.oneExpert,
  },
  {
    name: 'an index that names a tensor of another shard',
    from: 't2v-bf16',
    damage: claims((map) =>
      Object.assign(map, { [firstOf(map)]: 'diffusion_pytorch_model-00003-of-00003.safetensors' }),
    ),
    expect: { transformer: 'unusable index_tensor_missing' },
    usable: left.oneExpert,
  },
  {
    name: 'an index that forgets a tensor',
    from: 't2v-bf16',
    damage: claims((map) => {
      delete map[firstOf(map)];
    }),
    expect: { transformer: 'unusable tensor_missing' },
    usable: left.oneExpert,
  },
  {
    name: 'an index that names what nobody has',
    from: 't2v-bf16',
    damage: claims((map) => Object.assign(map, { 'blocks.9.norm2.bias': Object.values(map)[0] })),
    expect: { transformer: 'unusable index_tensor_missing' },
    usable: left.oneExpert,
  },
  {
    name: 'a tokenizer cut off',
    from: 'i2v',
    damage: cut('tokenizer/tokenizer.json'),
    expect: { tokenizer: 'unusable config_not_json' },
    usable: left.noText,
  },
  {
    name: 'a tokenizer of another type',
    from: 'i2v',
    damage: (folder) =>
      editJson(join(folder, 'tokenizer/tokenizer.json'), (json) => ({
        ...json,
        model: { type: 'BPE', vocab: { a: 0 }, merges: [] },
      })),
    expect: { tokenizer: 'unusable tokenizer_invalid' },
    usable: left.noText,
  },
  {
    name: 'a tokenizer without its end of sequence',
    from: 'i2v',
    damage: set('tokenizer/tokenizer_config.json', { eos_token: '<never>' }),
    expect: { tokenizer: 'unusable tokenizer_invalid' },
    usable: left.noText,
  },
  {
    name: 'a tokenizer config without pad token',
    from: 'ti2v',
    damage: unset('tokenizer/tokenizer_config.json', 'pad_token'),
    expect: { tokenizer: 'unusable tokenizer_invalid' },
    usable: left.noText,
  },
  {
    name: 'a tokenizer of more words than the text encoder',
    from: 'i2v',
    damage: (folder) =>
      editJson(join(folder, 'tokenizer/tokenizer.json'), (json) => {
        const model = json.model as { vocab: unknown[] };
        model.vocab.push(...Array.from({ length: 50 }, (_, word) => [`word${word}`, -9]));
        return json;
      }),
    expect: { tokenizer: 'unusable tokenizer_vocabulary' },
    usable: left.noText,
  },
  {
    name: 'a scheduler of another kind',
    from: 'i2v',
    damage: set('scheduler/scheduler_config.json', { _class_name: 'DDIMScheduler' }),
    expect: { scheduler: 'unusable other_model' },
    usable: left.noScheduler,
  },
  {
    name: 'a scheduler without flow',
    from: 'i2v',
    damage: set('scheduler/scheduler_config.json', { use_flow_sigmas: false }),
    expect: { scheduler: 'unusable config_invalid' },
    usable: left.noScheduler,
  },
  {
    name: 'a scheduler cut off',
    from: 'ti2v',
    damage: cut('scheduler/scheduler_config.json'),
    expect: { scheduler: 'unusable config_not_json' },
    usable: left.noScheduler,
  },
  {
    name: 'a model_index.json cut off',
    from: 'i2v',
    damage: cut('model_index.json'),
    expect: {},
    usable: left.noTransformer,
    checkpoint: 'model_index_invalid',
    kind: 'i2v',
  },
  {
    name: 'a boundary above one',
    from: 'i2v',
    damage: set('model_index.json', { boundary_ratio: 900 }),
    expect: {},
    usable: left.noTransformer,
    checkpoint: 'model_index_invalid',
  },
  {
    name: 'the model_index.json of another pipeline',
    from: 't2v',
    damage: set('model_index.json', { _class_name: 'HunyuanVideoPipeline' }),
    expect: {},
    usable: left.noTransformer,
    checkpoint: 'pipeline_unsupported',
  },
  {
    name: 'an index that lists a second expert that never was',
    from: 'ti2v',
    damage: set('model_index.json', { transformer_2: ['diffusers', 'WanTransformer3DModel'] }),
    expect: { transformer_2: 'missing folder_missing' },
    usable: left.noTransformer,
  },
  {
    name: 'an index that does not list the second expert',
    from: 't2v',
    damage: set('model_index.json', { transformer_2: [null, null], boundary_ratio: null }),
    expect: {},
    usable: all.t2v,
  },
  {
    name: 'a config with a byte order mark',
    from: 'i2v',
    damage: async (folder) => {
      const path = join(folder, 'vae/config.json');
      await writeFile(path, `\uFEFF${await readFile(path, 'utf8')}`);
    },
    expect: { vae: 'unusable config_not_json' },
    usable: ['text-embedding'],
  },
];
