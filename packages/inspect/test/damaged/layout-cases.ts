import { cp, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { all, type DamagedCase } from './damaged-case.js';
import { toComfy, toNative } from './native-names.js';
import { files, fixtures, link, pages, readRaw, replace, writeRaw } from './tools.js';

const i2v = join(fixtures, 'tiny-wan-i2v');
const pickle = Buffer.concat([
  Buffer.from('PK\x03\x04', 'latin1'),
  Buffer.from('archive/data.pkl'),
  Buffer.alloc(600, 3),
]);
const gguf = Buffer.concat([Buffer.from('GGUF'), Buffer.from([3, 0, 0, 0]), Buffer.alloc(64, 1)]);

const blob = `${'c0ffee'.repeat(10)}abcd`;

/** Moves a fixture into the layout of the Hugging Face cache: blobs, and links to them. */
async function intoCache(folder: string): Promise<void> {
  const snapshot = join(folder, 'snapshots/abc');
  const parts = await readdir(folder);
  await mkdir(snapshot, { recursive: true });
  await mkdir(join(folder, 'blobs'));
  await replace(join(folder, 'refs/main'), 'abc');
  for (const part of parts) await rename(join(folder, part), join(snapshot, basename(part)));
  await rename(join(snapshot, files.vae), join(folder, 'blobs', blob));
  await link(`../../../blobs/${blob}`, join(snapshot, files.vae));
}

async function nativeFolder(folder: string, names: readonly string[]): Promise<void> {
  const tensors = toNative(await readRaw(join(i2v, files.transformer)));
  for (const name of names) {
    await writeRaw(join(folder, name, 'diffusion_pytorch_model.safetensors'), tensors);
    await writeFile(join(folder, name, 'config.json'), JSON.stringify({ _class_name: 'WanModel', dim: 56 }));
  }
  await writeFile(join(folder, 'Wan2.1_VAE.pth'), pickle);
  await writeFile(join(folder, 'models_t5_umt5-xxl-enc-bf16.pth'), pickle);
  await cp(join(i2v, 'tokenizer'), join(folder, 'google/umt5-xxl'), { recursive: true });
}

/** Folders that are laid out otherwise, or are something else. */
export const layoutCases: readonly DamagedCase[] = [
  {
    name: 'a repository of the Hugging Face cache',
    from: 'i2v',
    damage: intoCache,
    expect: {},
    usable: all.i2v,
    layout: 'diffusers',
  },
  {
    name: 'a cache whose blob is gone',
    from: 'i2v',
    damage: async (folder) => {
      await intoCache(folder);
      await rm(join(folder, 'blobs', blob));
    },
    expect: { vae: 'unusable link_dangling' },
    usable: ['text-embedding'],
  },
  {
    name: 'a cache whose blob has another hash',
    from: 'i2v',
    damage: intoCache,
    expect: { vae: 'unusable hash_mismatch' },
    usable: ['text-embedding'],
    options: { hash: true },
  },
  {
    name: 'a snapshot of which only configs came',
    from: 'ti2v',
    damage: async (folder) => {
      for (const file of [files.transformer, files.vae, files.text_encoder]) await rm(join(folder, file));
    },
    expect: {
      transformer: 'unusable weights_missing',
      vae: 'unusable weights_missing',
      text_encoder: 'unusable weights_missing',
    },
    usable: [],
    kind: 'ti2v',
  },
  {
    name: 'the original A14B layout',
    from: 'nothing',
    damage: (folder) => nativeFolder(folder, ['high_noise_model', 'low_noise_model']),
    expect: {
      transformer: 'unusable native_layout',
      transformer_2: 'unusable native_layout',
      vae: 'unusable pickle',
      text_encoder: 'unusable pickle',
      tokenizer: 'missing folder_missing',
      scheduler: 'missing folder_missing',
    },
    usable: [],
    layout: 'wan-native',
    checkpoint: 'native_layout',
  },
  {
    name: 'the original layout of one transformer',
    from: 'nothing',
    damage: (folder) => nativeFolder(folder, ['.']),
    expect: {
      transformer: 'unusable native_layout',
      vae: 'unusable pickle',
      text_encoder: 'unusable pickle',
      tokenizer: 'missing folder_missing',
      scheduler: 'missing folder_missing',
    },
    usable: [],
    layout: 'wan-native',
    checkpoint: 'native_layout',
  },
  {
    name: 'a model folder of ComfyUI',
    from: 'nothing',
    damage: async (folder) => {
      await writeRaw(
        join(folder, 'diffusion_models/wan2.2_i2v_14B.safetensors'),
        toComfy(await readRaw(join(i2v, files.transformer))),
      );
      await mkdir(join(folder, 'text_encoders'));
      await cp(join(i2v, files.text_encoder), join(folder, 'text_encoders/umt5_xxl_fp16.safetensors'));
      await mkdir(join(folder, 'vae'));
      await cp(join(i2v, files.vae), join(folder, 'vae/wan_2.1_vae.safetensors'));
    },
    expect: {
      transformer: 'unusable comfyui_layout',
      vae: 'unusable comfyui_layout',
      text_encoder: 'unusable comfyui_layout',
      tokenizer: 'missing folder_missing',
      scheduler: 'missing folder_missing',
    },
    usable: [],
    layout: 'comfyui',
    checkpoint: 'comfyui_layout',
  },
  {
    name: 'a folder of one GGUF file',
    from: 'nothing',
    damage: (folder) => writeFile(join(folder, 'wan2.2-t2v-high-noise-Q4_K_M.gguf'), gguf),
    expect: {
      transformer: 'unusable gguf',
      vae: 'missing folder_missing',
      text_encoder: 'missing folder_missing',
      tokenizer: 'missing folder_missing',
      scheduler: 'missing folder_missing',
    },
    usable: [],
    layout: 'gguf',
    checkpoint: 'gguf',
  },
  {
    name: 'an empty folder',
    from: 'nothing',
    damage: async () => {},
    expect: nothingThere(),
    usable: [],
    layout: 'empty',
    checkpoint: 'folder_empty',
  },
  {
    name: 'a folder of pictures',
    from: 'nothing',
    damage: (folder) => writeFile(join(folder, 'cat.png'), 'x'),
    expect: nothingThere(),
    usable: [],
    layout: 'unknown',
    checkpoint: 'model_index_missing',
  },
  {
    name: 'one component given',
    from: 'i2v',
    damage: async () => {},
    at: 'vae',
    expect: {},
    usable: [],
    layout: 'component',
    checkpoint: 'component_folder',
  },
  {
    name: 'the folder above given',
    from: 'nothing',
    damage: (folder) => cp(i2v, join(folder, 'Wan2.2-I2V'), { recursive: true }),
    expect: {},
    usable: [],
    layout: 'collection',
    checkpoint: 'collection',
  },
  {
    name: 'the whole cache given',
    from: 'nothing',
    damage: (folder) => cp(i2v, join(folder, 'models--me--mine/snapshots/1'), { recursive: true }),
    expect: {},
    usable: [],
    layout: 'collection',
    checkpoint: 'collection',
  },
  {
    name: 'everything is a web page',
    from: 'i2v',
    damage: async (folder) => {
      for (const file of [
        ...Object.values(files),
        'model_index.json',
        'vae/config.json',
        'transformer/config.json',
        'transformer_2/config.json',
        'text_encoder/config.json',
        'scheduler/scheduler_config.json',
        'tokenizer/tokenizer.json',
      ])
        await writeFile(join(folder, file), pages.html);
    },
    expect: {
      transformer: 'unusable html_page',
      transformer_2: 'unusable html_page',
      vae: 'unusable html_page',
      text_encoder: 'unusable html_page',
      tokenizer: 'unusable html_page',
      scheduler: 'unusable html_page',
    },
    usable: [],
    checkpoint: 'html_page',
  },
  {
    name: 'a hidden file of the file manager',
    from: 'i2v',
    damage: (folder) => writeFile(join(folder, 'vae/._diffusion_pytorch_model.safetensors'), 'x'),
    expect: {},
    usable: all.i2v,
  },
];

/** Every component missing. */
export function nothingThere(): DamagedCase['expect'] {
  const missing = 'missing folder_missing';
  return {
    transformer: missing,
    vae: missing,
    text_encoder: missing,
    tokenizer: missing,
    scheduler: missing,
  };
}
