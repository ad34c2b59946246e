import { chmod, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { all, type DamagedCase, left } from './damaged-case.js';
import { editHeader, files, overwrite, pages, replace } from './tools.js';

const shard = 'transformer_2/diffusion_pytorch_model-00002-of-00003.safetensors';
const put = (file: string, content: string | Uint8Array) => (folder: string) =>
  replace(join(folder, file), content);
const torchZip = Buffer.concat([
  Buffer.from('PK\x03\x04\x00\x00\x08\x08', 'latin1'),
  Buffer.from('archive/data.pklFB'),
  Buffer.alloc(900, 7),
]);
const pickle = Buffer.concat([Buffer.from([0x80, 0x02, 0x8a, 0x0a]), Buffer.alloc(900, 5)]);
const gguf = Buffer.concat([Buffer.from('GGUF'), Buffer.from([3, 0, 0, 0]), Buffer.alloc(900, 1)]);

/** Files that are not what their names say, are built wrongly, or may not be read. */
export const fileCases: readonly DamagedCase[] = [
  {
    name: 'a Git LFS pointer as weights',
    from: 'i2v',
    damage: put(files.transformer, pages.lfs),
    expect: { transformer: 'unusable lfs_pointer' },
    usable: left.oneImageExpert,
  },
  {
    name: 'a Git LFS pointer as a shard',
    from: 't2v-bf16',
    damage: put(shard, pages.lfs),
    expect: { transformer_2: 'unusable lfs_pointer' },
    usable: left.oneExpert,
  },
  {
    name: 'a Git LFS pointer as tokenizer.json',
    from: 'i2v',
    damage: put('tokenizer/tokenizer.json', pages.lfs),
    expect: { tokenizer: 'unusable lfs_pointer' },
    usable: left.noText,
  },
  {
    name: 'a clone without git lfs',
    from: 'ti2v',
    damage: async (folder) => {
      for (const file of [files.transformer, files.vae, files.text_encoder])
        await put(file, pages.lfs)(folder);
    },
    expect: {
      transformer: 'unusable lfs_pointer',
      vae: 'unusable lfs_pointer',
      text_encoder: 'unusable lfs_pointer',
    },
    usable: [],
  },
  {
    name: 'a web page as weights',
    from: 'ti2v',
    damage: put(files.vae, pages.html),
    expect: { vae: 'unusable html_page' },
    usable: left.noVae,
  },
  {
    name: 'a web page as config',
    from: 'i2v',
    damage: put('vae/config.json', pages.html),
    expect: { vae: 'unusable html_page' },
    usable: ['text-embedding'],
  },
  {
    name: 'a web page as model_index.json',
    from: 'i2v',
    damage: put('model_index.json', pages.html),
    expect: {},
    usable: left.noTransformer,
    checkpoint: 'html_page',
  },
  {
    name: 'an XML error as weights',
    from: 'i2v',
    damage: put(files.text_encoder, pages.xml),
    expect: { text_encoder: 'unusable html_page' },
    usable: left.noText,
  },
  {
    name: 'a JSON error as weights',
    from: 'i2v',
    damage: put(files.transformer_2, pages.json),
    expect: { transformer_2: 'unusable error_text' },
    usable: left.oneImageExpert,
  },
  {
    name: 'a sentence as weights',
    from: 'ti2v',
    damage: put(files.transformer, pages.text),
    expect: { transformer: 'unusable error_text' },
    usable: left.noTransformer,
  },
  {
    name: 'empty weights',
    from: 'i2v',
    damage: put(files.vae, ''),
    expect: { vae: 'unusable empty_file' },
    usable: ['text-embedding'],
  },
  {
    name: 'an empty config',
    from: 'ti2v',
    damage: put('transformer/config.json', ''),
    expect: { transformer: 'unusable empty_file' },
    usable: left.noTransformer,
  },
  {
    name: 'a header that is not JSON',
    from: 'i2v',
    damage: (folder) => editHeader(join(folder, files.transformer), (text) => text.replace('{', '<')),
    expect: { transformer: 'unusable header_invalid' },
    usable: left.oneImageExpert,
  },
  {
    name: 'a header of absurd length',
    from: 'i2v',
    damage: (folder) =>
      overwrite(join(folder, files.vae), 0, Buffer.from([0xff, 0xff, 0xff, 0xff, 0xff, 1, 0, 0])),
    expect: { vae: 'unusable header_invalid' },
    usable: ['text-embedding'],
  },
  {
    name: 'a dtype nobody knows',
    from: 'i2v',
    damage: (folder) =>
      editHeader(join(folder, files.text_encoder), (text) => text.replace('"F32"', '"F37"')),
    expect: { text_encoder: 'unusable tensor_invalid' },
    usable: left.noText,
  },
  {
    name: 'offsets that overlap',
    from: 'ti2v',
    damage: (folder) =>
      editHeader(join(folder, files.transformer), (text) =>
        text.replace(/"data_offsets":\[0,(\d+)\]/, (_, end) => `"data_offsets":[4,${Number(end) + 4}]`),
      ),
    expect: { transformer: 'unusable tensor_invalid' },
    usable: left.noTransformer,
  },
  {
    name: 'only a pickle',
    from: 'i2v',
    damage: async (folder) => {
      await rm(join(folder, files.text_encoder));
      await put('text_encoder/pytorch_model.bin', torchZip)(folder);
    },
    expect: { text_encoder: 'unusable pickle' },
    usable: left.noText,
  },
  {
    name: 'a torch zip under a safe name',
    from: 'i2v',
    damage: put(files.vae, torchZip),
    expect: { vae: 'unusable pickle' },
    usable: ['text-embedding'],
  },
  {
    name: 'a bare pickle under a safe name',
    from: 'ti2v',
    damage: put(files.transformer, pickle),
    expect: { transformer: 'unusable pickle' },
    usable: left.noTransformer,
  },
  {
    name: 'a pickle beside sound weights',
    from: 'i2v',
    damage: put('vae/diffusion_pytorch_model.bin', torchZip),
    expect: {},
    usable: all.i2v,
  },
  {
    name: 'only GGUF',
    from: 't2v',
    damage: async (folder) => {
      await rm(join(folder, files.transformer));
      await put('transformer/wan2.2-high-Q4_K_M.gguf', gguf)(folder);
    },
    expect: { transformer: 'unusable gguf' },
    usable: left.oneExpert,
  },
  {
    name: 'GGUF under a safe name',
    from: 'i2v',
    damage: put(files.transformer, gguf),
    expect: { transformer: 'unusable gguf' },
    usable: left.oneImageExpert,
  },
  {
    name: 'compressed weights',
    from: 'i2v',
    damage: async (folder) => put(files.vae, gzipSync(await readFile(join(folder, files.vae))))(folder),
    expect: { vae: 'unusable archive' },
    usable: ['text-embedding'],
  },
  {
    name: 'two weight files of unknown rank',
    from: 'i2v',
    damage: async (folder) => {
      await rename(join(folder, files.vae), join(folder, 'vae/a.safetensors'));
      await writeFile(join(folder, 'vae/b.safetensors'), await readFile(join(folder, 'vae/a.safetensors')));
    },
    expect: { vae: 'unusable weights_ambiguous' },
    usable: ['text-embedding'],
  },
  {
    name: 'weights that may not be read',
    from: 'i2v',
    damage: (folder) => chmod(join(folder, files.vae), 0),
    expect: { vae: 'unusable permission_denied' },
    usable: ['text-embedding'],
    asStranger: true,
  },
  {
    name: 'a folder that may not be entered',
    from: 'i2v',
    damage: (folder) => chmod(join(folder, 'transformer'), 0),
    expect: { transformer: 'unusable permission_denied' },
    usable: left.oneImageExpert,
    asStranger: true,
  },
  {
    name: 'a checkpoint that may not be entered',
    from: 'nothing',
    damage: async (folder) => {
      await mkdir(join(folder, 'closed'));
      await chmod(join(folder, 'closed'), 0);
    },
    at: 'closed',
    expect: {},
    usable: [],
    checkpoint: 'permission_denied',
    asStranger: true,
  },
];
