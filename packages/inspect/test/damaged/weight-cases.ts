import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { all, type DamagedCase, left } from './damaged-case.js';
import { editTensors, files, overwrite, type RawTensor, renamed } from './tools.js';

type Tensors = Map<string, RawTensor>;
const edit = (file: string, change: (tensors: Tensors) => Tensors | undefined) => (folder: string) =>
  editTensors(join(folder, file), change);
const fill = (file: string, name: string, value: number) =>
  edit(file, (tensors) => {
    const data = tensors.get(name)?.data;
    if (!data) throw new Error(`no ${name}`);
    new Float32Array(data.buffer, data.byteOffset, data.length / 4).fill(value);
    return tensors;
  });
const change = (file: string, name: string, values: Partial<RawTensor>) =>
  edit(file, (tensors) => tensors.set(name, { ...(tensors.get(name) as RawTensor), ...values }));
const drop = (file: string, beginning: string) =>
  edit(file, (tensors) => renamed(tensors, (name) => (name.startsWith(beginning) ? undefined : name)));

const matrix = 'blocks.0.attn1.to_q.weight';
const bias = 'blocks.0.attn1.to_q.bias';
const decoderConv = 'decoder.conv_in.weight';
const encoderConv = 'encoder.conv_in.weight';

async function quantise(folder: string, dtype: string): Promise<void> {
  await editTensors(join(folder, files.transformer), (tensors) => {
    const old = tensors.get(matrix) as RawTensor;
    return tensors.set(matrix, { dtype, shape: old.shape, data: Buffer.alloc(old.data.length / 4, 0x3a) });
  });
}

/** Tensors that are not there, not as they should be, or hold what no model holds. */
export const weightCases: readonly DamagedCase[] = [
  {
    name: 'NaN in a matrix',
    from: 'ti2v',
    damage: fill(files.transformer, matrix, Number.NaN),
    expect: { transformer: 'unusable nan_values' },
    usable: left.noTransformer,
  },
  {
    name: 'infinity in the text encoder',
    from: 'i2v',
    damage: fill(files.text_encoder, 'shared.weight', Number.POSITIVE_INFINITY),
    expect: { text_encoder: 'unusable nan_values' },
    usable: left.noText,
  },
  {
    name: 'NaN in the encoder of the VAE, t2v',
    from: 't2v',
    damage: fill(files.vae, encoderConv, Number.NaN),
    expect: { vae: 'limited nan_values' },
    usable: ['t2v', 'latent-preview', 'text-embedding', 'vae-decode'],
  },
  {
    name: 'NaN in the encoder of the VAE, i2v',
    from: 'i2v',
    damage: fill(files.vae, encoderConv, Number.NaN),
    expect: { vae: 'limited nan_values' },
    usable: ['text-embedding', 'vae-decode'],
  },
  {
    name: 'NaN in the encoder of the VAE, ti2v',
    from: 'ti2v',
    damage: fill(files.vae, encoderConv, Number.NaN),
    expect: { vae: 'limited nan_values' },
    usable: ['ti2v-text-only', 'latent-preview', 'text-embedding', 'vae-decode'],
  },
  {
    name: 'NaN in the decoder of the VAE',
    from: 't2v',
    damage: fill(files.vae, decoderConv, Number.NaN),
    expect: { vae: 'limited nan_values' },
    usable: ['latent-preview', 'text-embedding', 'vae-encode'],
  },
  {
    name: 'NaN in both halves of the VAE',
    from: 'i2v',
    damage: async (folder) => {
      await fill(files.vae, decoderConv, Number.NaN)(folder);
      await fill(files.vae, encoderConv, Number.NaN)(folder);
    },
    expect: { vae: 'unusable nan_values' },
    usable: ['text-embedding'],
  },
  {
    name: 'a matrix of zeros',
    from: 'i2v',
    damage: fill(files.transformer_2, matrix, 0),
    expect: { transformer_2: 'unusable zero_tensor' },
    usable: left.oneImageExpert,
  },
  {
    name: 'a norm of zeros',
    from: 'i2v',
    damage: fill(files.text_encoder, 'encoder.final_layer_norm.weight', 0),
    expect: { text_encoder: 'unusable zero_tensor' },
    usable: left.noText,
  },
  {
    name: 'a bias of zeros',
    from: 'ti2v',
    damage: fill(files.transformer, bias, 0),
    expect: {},
    usable: all.ti2v,
  },
  {
    name: 'no encoder in the VAE, t2v',
    from: 't2v',
    damage: drop(files.vae, 'encoder.'),
    expect: { vae: 'limited tensor_missing' },
    usable: ['t2v', 'latent-preview', 'text-embedding', 'vae-decode'],
  },
  {
    name: 'no decoder in the VAE',
    from: 'i2v',
    damage: drop(files.vae, 'decoder.'),
    expect: { vae: 'limited tensor_missing' },
    usable: ['text-embedding', 'vae-encode'],
  },
  {
    name: 'a tensor gone',
    from: 'i2v',
    damage: drop(files.transformer, bias),
    expect: { transformer: 'unusable tensor_missing' },
    usable: left.oneImageExpert,
  },
  {
    name: 'a block gone',
    from: 'ti2v',
    damage: drop(files.transformer, 'blocks.1.'),
    expect: { transformer: 'unusable tensor_missing' },
    usable: left.noTransformer,
  },
  {
    name: 'a layer of the text encoder gone',
    from: 't2v',
    damage: drop(files.text_encoder, 'encoder.block.2.'),
    expect: { text_encoder: 'unusable tensor_missing' },
    usable: left.noText,
  },
  {
    name: 'a tensor under another name',
    from: 'i2v',
    damage: edit(files.transformer, (tensors) =>
      renamed(tensors, (name) => (name === matrix ? 'blocks.0.attn1.query.weight' : name)),
    ),
    expect: { transformer: 'unusable tensor_missing' },
    usable: left.oneImageExpert,
  },
  {
    name: 'a tensor more than needed',
    from: 'i2v',
    damage: edit(files.transformer, (tensors) => tensors.set('extra', tensors.get(bias) as RawTensor)),
    expect: {},
    usable: all.i2v,
  },
  {
    name: 'a matrix of another shape',
    from: 'i2v',
    damage: change(files.transformer, 'blocks.0.ffn.net.0.proj.weight', { shape: [56, 80] }),
    expect: { transformer: 'unusable shape_mismatch' },
    usable: left.oneImageExpert,
  },
  {
    name: 'float8 weights',
    from: 't2v',
    damage: (folder) => quantise(folder, 'F8_E4M3'),
    expect: { transformer: 'unusable dtype_unsupported' },
    usable: left.oneExpert,
  },
  {
    name: 'int8 weights',
    from: 'i2v',
    damage: (folder) => quantise(folder, 'I8'),
    expect: { transformer: 'unusable dtype_unsupported' },
    usable: left.oneImageExpert,
  },
  {
    name: 'weights quantised by bitsandbytes',
    from: 'i2v',
    damage: edit(files.transformer, (tensors) => {
      tensors.set(matrix, { dtype: 'U8', shape: [1568, 1], data: Buffer.alloc(1568, 0x3a) });
      return tensors.set(`${matrix}.absmax`, { dtype: 'F32', shape: [2], data: Buffer.alloc(8, 0x3a) });
    }),
    expect: { transformer: 'unusable quantised_elsewhere' },
    usable: left.oneImageExpert,
  },
  {
    name: 'weights in scaled float8',
    from: 'ti2v',
    damage: edit(files.transformer, (tensors) => {
      const old = tensors.get(matrix) as RawTensor;
      tensors.set(matrix, {
        dtype: 'F8_E4M3',
        shape: old.shape,
        data: Buffer.alloc(old.data.length / 4, 0x3a),
      });
      return tensors.set('blocks.0.attn1.to_q.scale_weight', {
        dtype: 'F32',
        shape: [1],
        data: Buffer.alloc(4, 0x3a),
      });
    }),
    expect: { transformer: 'unusable quantised_elsewhere' },
    usable: left.noTransformer,
  },
  {
    name: 'dtypes mixed, all readable',
    from: 'ti2v',
    damage: edit(files.transformer, (tensors) => {
      const old = tensors.get(matrix) as RawTensor;
      return tensors.set(matrix, {
        dtype: 'BF16',
        shape: old.shape,
        data: Buffer.alloc(old.data.length / 2, 0x3a),
      });
    }),
    expect: {},
    usable: all.ti2v,
  },
  {
    name: 'one NaN in a corner, seen only by a deep look',
    from: 't2v',
    damage: (folder) =>
      overwrite(
        join(folder, files.vae),
        3_000_004,
        Buffer.from([0, 0, 0xc0, 0x7f, 0, 0, 0xc0, 0x7f, 0, 0, 0xc0, 0x7f, 0, 0, 0xc0, 0x7f]),
      ),
    expect: { vae: 'limited nan_values' },
    usable: ['t2v', 'latent-preview', 'text-embedding', 'vae-decode'],
    options: { deep: true },
  },
  {
    name: 'a byte changed, hashed against SHA256SUMS',
    from: 'i2v',
    damage: async (folder) => {
      await sums(folder);
      await overwrite(join(folder, files.vae), 500_000, Buffer.from([1, 2, 3]));
    },
    expect: { vae: 'unusable hash_mismatch' },
    usable: ['text-embedding'],
    options: { hash: true },
  },
  {
    name: 'everything as SHA256SUMS says',
    from: 'i2v',
    damage: sums,
    expect: {},
    usable: all.i2v,
    options: { hash: true },
  },
];

async function sums(folder: string): Promise<void> {
  const lines = await Promise.all(
    Object.values(files).map(async (file) => {
      const hash = createHash('sha256').update(await readFile(join(folder, file)));
      return `${hash.digest('hex')}  ${file}`;
    }),
  );
  await writeFile(join(folder, 'SHA256SUMS'), `${lines.join('\n')}\n`);
}
