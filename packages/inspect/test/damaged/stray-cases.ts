import { execFileSync } from 'node:child_process';
import { mkdir, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DamagedCase } from './damaged-case.js';
import { nothingThere } from './layout-cases.js';
import { toComfy } from './native-names.js';
import { files, fixtures, readRaw, writeRaw } from './tools.js';

const i2v = join(fixtures, 'tiny-wan-i2v');
const gguf = Buffer.concat([Buffer.from('GGUF'), Buffer.from([3, 0, 0, 0]), Buffer.alloc(64, 1)]);

/** A named pipe: whoever opens it for reading waits for a writer that never comes. */
function pipe(path: string): void {
  execFileSync('mkfifo', [path]);
}

/** Single files given for a folder, and what is no file at all. */
export const strayCases: readonly DamagedCase[] = [
  {
    name: 'one weight file given',
    from: 'i2v',
    damage: async (folder) => {
      await mkdir(join(folder, 'alone'));
      await writeRaw(
        join(folder, 'alone/wan.safetensors'),
        toComfy(await readRaw(join(i2v, files.transformer))),
      );
    },
    at: 'alone/wan.safetensors',
    expect: {},
    usable: [],
    layout: 'comfyui',
    checkpoint: 'comfyui_layout',
  },
  {
    name: 'one GGUF file given',
    from: 'nothing',
    damage: (folder) => writeFile(join(folder, 'wan.gguf'), gguf),
    at: 'wan.gguf',
    expect: {},
    usable: [],
    layout: 'gguf',
    checkpoint: 'gguf',
  },
  {
    name: 'one file of a checkpoint given',
    from: 'i2v',
    damage: async () => {},
    at: files.vae,
    expect: {},
    usable: [],
    layout: 'component',
    checkpoint: 'component_folder',
  },
  {
    name: 'one cut file given',
    from: 'nothing',
    damage: (folder) => writeFile(join(folder, 'wan.safetensors'), Buffer.alloc(20, 9)),
    at: 'wan.safetensors',
    expect: {},
    usable: [],
    layout: 'unknown',
    checkpoint: 'header_invalid',
  },
  {
    name: 'a folder where a pipe is called weights',
    from: 'nothing',
    damage: async (folder) => pipe(join(folder, 'wan.safetensors')),
    expect: nothingThere(),
    usable: [],
    layout: 'unknown',
    checkpoint: 'model_index_missing',
  },
  {
    name: 'a pipe in place of the VAE',
    from: 'i2v',
    damage: async (folder) => {
      await rm(join(folder, files.vae));
      pipe(join(folder, files.vae));
    },
    expect: { vae: 'unusable not_a_file' },
    usable: ['text-embedding'],
  },
  {
    name: 'a config of gigabytes',
    from: 'i2v',
    damage: (folder) => truncate(join(folder, 'vae/config.json'), 3 * 2 ** 30),
    expect: { vae: 'unusable config_not_json' },
    usable: ['text-embedding'],
  },
];
