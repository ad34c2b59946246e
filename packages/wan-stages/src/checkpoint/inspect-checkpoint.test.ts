import { cp, mkdtemp, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { imageToVideo, textToVideo } from '../../test/families.js';
import { findAlternatives } from './find-alternatives.js';
import { inspectCheckpoint } from './inspect-checkpoint.js';

const fixtures = fileURLToPath(new URL('../../../../fixtures/', import.meta.url));
const single = 'diffusion_pytorch_model.safetensors';
const prefixBytes = 8;

let folder = '';

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'retake checkpoints ')), 'given');
});

async function copy(name: 'tiny-wan-t2v' | 'tiny-wan-t2v-bf16', to = folder): Promise<void> {
  await cp(join(fixtures, name), to, { recursive: true });
}

/** Rewrites the header of a safetensors file, keeping its length and the data. */
async function editHeader(file: string, edit: (header: string) => string): Promise<void> {
  const bytes = await readFile(file);
  const length = Number(bytes.readBigUInt64LE(0));
  const header = edit(bytes.subarray(prefixBytes, prefixBytes + length).toString());
  bytes.write(header.padEnd(length, ' ').slice(0, length), prefixBytes);
  await writeFile(file, bytes);
}

describe('inspectCheckpoint', () => {
  it.each(['tiny-wan-t2v', 'tiny-wan-t2v-bf16'] as const)('finds nothing wrong with %s', async (name) => {
    expect(await inspectCheckpoint(join(fixtures, name), textToVideo)).toEqual([]);
  });

  it('names a truncated shard', async () => {
    await copy('tiny-wan-t2v-bf16');
    const file = join(folder, 'transformer_2/diffusion_pytorch_model-00002-of-00003.safetensors');
    await truncate(file, 100_000);
    expect(await inspectCheckpoint(folder, textToVideo)).toMatchObject([
      { component: 'transformer_2', file, kind: 'truncated' },
    ]);
  });

  it('names a missing shard', async () => {
    await copy('tiny-wan-t2v-bf16');
    const file = join(folder, 'text_encoder/model-00002-of-00002.safetensors');
    await rm(file);
    expect(await inspectCheckpoint(folder, textToVideo)).toMatchObject([
      { component: 'text_encoder', file, kind: 'missing_file' },
    ]);
  });

  it('names a damaged header', async () => {
    await copy('tiny-wan-t2v');
    const file = join(folder, 'vae', single);
    await editHeader(file, (header) => header.replace('{', '<'));
    expect(await inspectCheckpoint(folder, textToVideo)).toMatchObject([
      { component: 'vae', file, kind: 'bad_header' },
    ]);
  });

  it('names a tensor that is missing and the stranger in its place', async () => {
    await copy('tiny-wan-t2v');
    const file = join(folder, 'transformer', single);
    await editHeader(file, (header) => header.replace('blocks.1.norm2.weight', 'blocks.1.norm3.weight'));
    const [defect, ...others] = await inspectCheckpoint(folder, textToVideo);
    expect(others).toEqual([]);
    expect(defect).toMatchObject({ file, tensor: 'blocks.1.norm2.weight', kind: 'missing_tensor' });
    expect(defect?.message).toContain('blocks.1.norm3.weight');
  });

  it('names every tensor whose shape is not that of the config', async () => {
    await copy('tiny-wan-t2v');
    const config = join(folder, 'transformer_2/config.json');
    const text = await readFile(config, 'utf8');
    await writeFile(config, text.replace('"ffn_dim": 128', '"ffn_dim": 256'));
    const defects = await inspectCheckpoint(folder, textToVideo);
    expect(defects).toHaveLength(9);
    expect(defects[0]).toMatchObject({ component: 'transformer_2', kind: 'wrong_shape' });
  });

  it('says that a component, a config or the checkpoint itself is not there', async () => {
    expect(await inspectCheckpoint(folder, textToVideo)).toMatchObject([
      { component: 'pipeline', kind: 'missing_file' },
    ]);
    await copy('tiny-wan-t2v');
    await rm(join(folder, 'scheduler'), { recursive: true });
    await rename(join(folder, 'tokenizer/tokenizer.json'), join(folder, 'tokenizer/spiece.model'));
    await writeFile(join(folder, 'vae/config.json'), '{');
    const defects = await inspectCheckpoint(folder, textToVideo);
    expect(defects.map(({ component, kind }) => `${component} ${kind}`)).toEqual([
      'tokenizer bad_tokenizer',
      'scheduler bad_config',
      'vae bad_config',
    ]);
  });

  it('names the model that a checkpoint of another kind is for', async () => {
    expect(await inspectCheckpoint(join(fixtures, 'tiny-wan-i2v'), textToVideo)).toMatchObject([
      { component: 'pipeline', kind: 'other_model', message: expect.stringContaining('image to video') },
    ]);
  });

  it('looks at the encoder of the VAE where images are encoded', async () => {
    await cp(join(fixtures, 'tiny-wan-i2v'), folder, { recursive: true });
    const file = join(folder, 'vae', single);
    await editHeader(file, (header) =>
      header.replace('"encoder.conv_in.weight"', '"encoder.conv_on.weight"'),
    );
    expect(await inspectCheckpoint(folder, imageToVideo)).toMatchObject([
      { component: 'vae', file, tensor: 'encoder.conv_in.weight', kind: 'missing_tensor' },
    ]);
  });
});

describe('findAlternatives', () => {
  it('lists healthy neighbours and configured folders, nothing broken, nothing else', async () => {
    await copy('tiny-wan-t2v');
    const beside = join(folder, '..', 'beside');
    const broken = join(folder, '..', 'broken');
    await copy('tiny-wan-t2v-bf16', beside);
    await copy('tiny-wan-t2v', broken);
    await rm(join(broken, 'vae', single));
    const configured = join(fixtures, 'tiny-wan-t2v-bf16');
    const found = await findAlternatives(folder, textToVideo, [configured, '/nowhere']);
    expect(found).toEqual([
      { folder: configured.replace(/\/$/, ''), trusted: true },
      { folder: join(folder, '..', 'beside'), trusted: false },
    ]);
  });

  it('trusts a neighbour that a truncated file is the start of', async () => {
    await copy('tiny-wan-t2v');
    const beside = join(folder, '..', 'beside');
    await copy('tiny-wan-t2v', beside);
    await truncate(join(folder, 'transformer', single), 100_000);
    expect(await findAlternatives(folder, textToVideo, [])).toEqual([{ folder: beside, trusted: true }]);
  });

  it('does not trust a neighbour with other weights in one component', async () => {
    await copy('tiny-wan-t2v');
    const beside = join(folder, '..', 'beside');
    await copy('tiny-wan-t2v', beside);
    await truncate(join(folder, 'transformer', single), 100_000);
    const tuned = join(beside, 'transformer', single);
    const bytes = await readFile(tuned);
    const start = 8 + Number(bytes.readBigUInt64LE());
    await writeFile(
      tuned,
      bytes.map((byte, at) => (at < start ? byte : byte ^ 1)),
    );
    expect(await findAlternatives(folder, textToVideo, [])).toEqual([{ folder: beside, trusted: false }]);
  });

  it('does not trust a neighbour when a file to compare is missing', async () => {
    await copy('tiny-wan-t2v');
    const beside = join(folder, '..', 'beside');
    await copy('tiny-wan-t2v', beside);
    await rm(join(folder, 'vae', single));
    expect(await findAlternatives(folder, textToVideo, [])).toEqual([{ folder: beside, trusted: false }]);
  });
});
