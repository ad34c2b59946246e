import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, it } from 'vitest';
import { imageToVideo, textImageToVideo, textToVideo } from '../../test/families.js';
import { checkpointKind } from './checkpoint-kind.js';
import { readConfigs } from './read-configs.js';

const fixtures = fileURLToPath(new URL('../../../../fixtures/', import.meta.url));
const families = { t2v: textToVideo, i2v: imageToVideo, ti2v: textImageToVideo };
type Name = keyof typeof families;
const prefixBytes = 8;

let folder = '';

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'retake kinds ')), 'given');
});

function fixture(name: Name): string {
  return join(fixtures, `tiny-wan-${name}`);
}

async function edit(file: string, change: (json: Record<string, unknown>) => void): Promise<void> {
  const path = join(folder, file);
  const json = JSON.parse(await readFile(path, 'utf8'));
  change(json);
  await writeFile(path, JSON.stringify(json));
}

/** Gives a tensor of the first transformer another name, in the header only. */
async function rename(from: string, to: string): Promise<void> {
  const file = join(folder, 'transformer/diffusion_pytorch_model.safetensors');
  const bytes = await readFile(file);
  const length = Number(bytes.readBigUInt64LE(0));
  const header = JSON.parse(bytes.subarray(prefixBytes, prefixBytes + length).toString());
  header[to] = header[from];
  delete header[from];
  const written = Buffer.from(JSON.stringify(header));
  const start = Buffer.alloc(prefixBytes);
  start.writeBigUInt64LE(BigInt(written.length));
  await writeFile(file, Buffer.concat([start, written, bytes.subarray(prefixBytes + length)]));
}

describe('readConfigs', () => {
  it.each<Name>(['t2v', 'i2v', 'ti2v'])('reads a checkpoint of %s as that', async (name) => {
    const configs = await readConfigs(fixture(name), families[name]);
    expect(configs.conditioning).toBe(families[name].conditioning);
    expect(Object.keys(configs.experts)).toHaveLength(name === 'ti2v' ? 1 : 2);
  });

  it.each<[Name, Name]>([
    ['t2v', 'i2v'],
    ['t2v', 'ti2v'],
    ['i2v', 't2v'],
    ['i2v', 'ti2v'],
    ['ti2v', 't2v'],
    ['ti2v', 'i2v'],
  ])('refuses a checkpoint of %s for %s and names the model for it', async (given, opened) => {
    await expect(readConfigs(fixture(given), families[opened])).rejects.toMatchObject({
      code: 'checkpoint_invalid',
      message: expect.stringContaining(`a checkpoint for ${families[given].task}`),
      hint: expect.stringContaining(`--model ${given})`),
      facts: { model: `wan-${given}`, kind: 'other_model' },
    });
  });

  it('runs Wan2.1 text to video: one transformer, no boundary', async () => {
    await cp(fixture('t2v'), folder, { recursive: true });
    await rm(join(folder, 'transformer_2'), { recursive: true });
    await edit('model_index.json', (index) => {
      delete index.boundary_ratio;
      delete index.transformer_2;
      delete index.expand_timesteps;
    });
    const { pipeline, experts } = await readConfigs(folder, textToVideo);
    expect(pipeline.boundary_ratio).toBeNull();
    expect(Object.keys(experts)).toEqual(['transformer']);
  });

  it('goes by tensors where a config speaks of an image encoder that is not there', async () => {
    await cp(fixture('i2v'), folder, { recursive: true });
    await edit('transformer/config.json', (config) => {
      Object.assign(config, { image_dim: 1280, added_kv_proj_dim: 5120 });
    });
    expect((await readConfigs(folder, imageToVideo)).conditioning).toBe('image-required');
  });

  it.each([
    ['CLIP', 'scale_shift_table', 'condition_embedder.image_embedder.norm1.weight'],
    ['VACE', 'scale_shift_table', 'vace_patch_embedding.weight'],
  ])('names %s by its tensors', async (name, from, to) => {
    await cp(fixture('i2v'), folder, { recursive: true });
    await rename(from, to);
    for (const family of Object.values(families))
      await expect(readConfigs(folder, family)).rejects.toMatchObject({
        code: 'checkpoint_invalid',
        message: expect.stringContaining(name),
      });
  });

  it('names VACE and other pipelines by their class', async () => {
    await cp(fixture('t2v'), folder, { recursive: true });
    for (const [name, words] of [
      ['WanVACEPipeline', 'Wan VACE'],
      ['HunyuanVideoPipeline', 'a HunyuanVideoPipeline'],
    ]) {
      await edit('model_index.json', (index) => void Object.assign(index, { _class_name: name }));
      await expect(readConfigs(folder, textToVideo)).rejects.toThrow(words);
    }
  });

  it('refuses a VAE and transformers that do not fit each other', async () => {
    await cp(fixture('t2v'), folder, { recursive: true });
    await edit('transformer_2/config.json', (config) => void Object.assign(config, { out_channels: 12 }));
    await expect(readConfigs(folder, textToVideo)).rejects.toThrow(/transformer_2 makes 12 channels/);
  });
});

describe('checkpointKind', () => {
  it('goes by configs where the weights are broken', async () => {
    await cp(fixture('i2v'), folder, { recursive: true });
    await writeFile(join(folder, 'transformer/diffusion_pytorch_model.safetensors'), 'no weights');
    const pipeline = { _class_name: 'WanPipeline', boundary_ratio: null, expand_timesteps: false };
    const components = { transformer: 'WanTransformer3DModel' };
    expect(await checkpointKind(folder, { ...pipeline, components })).toBe('image-required');
  });
});
