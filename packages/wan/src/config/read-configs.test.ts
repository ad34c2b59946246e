import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { RetakeError } from '@retake/plugin-api';
import { describe, expect, it } from 'vitest';
import { readPipelineConfig } from './read-pipeline-config.js';
import { readSchedulerConfig } from './scheduler-config.js';
import { readTextEncoderConfig } from './text-encoder-config.js';
import { readTransformerConfig } from './transformer-config.js';
import { readVaeConfig } from './vae-config.js';

const tiny = fileURLToPath(new URL('../../../../fixtures/tiny-wan-t2v/', import.meta.url));

/** A folder holding `name`, a copy of a fixture's with some keys replaced; undefined removes a key. */
async function changed(source: string, name: string, changes: Record<string, unknown>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'retake config '));
  const original = JSON.parse(await readFile(join(tiny, source, name), 'utf8'));
  await writeFile(join(folder, name), JSON.stringify({ ...original, ...changes }));
  return folder;
}

async function failure(reading: Promise<unknown>): Promise<RetakeError> {
  const error = await reading.catch((cause: unknown) => cause);
  expect(RetakeError.is(error)).toBe(true);
  return error as RetakeError;
}

describe('config readers', () => {
  it('read the fixture', async () => {
    expect(await readPipelineConfig(tiny)).toMatchObject({
      _class_name: 'WanPipeline',
      boundary_ratio: 0.875,
      components: { transformer_2: 'WanTransformer3DModel' },
    });
    expect(await readTransformerConfig(join(tiny, 'transformer'))).toMatchObject({
      num_attention_heads: 2,
      attention_head_dim: 32,
      patch_size: [1, 2, 2],
    });
    expect(await readVaeConfig(join(tiny, 'vae'))).toMatchObject({ base_dim: 8, z_dim: 16 });
    expect(await readTextEncoderConfig(join(tiny, 'text_encoder'))).toMatchObject({ d_model: 64, d_kv: 16 });
    expect(await readSchedulerConfig(join(tiny, 'scheduler'))).toMatchObject({
      flow_shift: 3,
      solver_order: 2,
    });
  });

  it('take a pipeline without a second expert', async () => {
    const folder = await changed('', 'model_index.json', {
      transformer_2: [null, null],
      boundary_ratio: undefined,
    });
    const pipeline = await readPipelineConfig(folder);
    expect(pipeline.boundary_ratio).toBeNull();
    expect(pipeline.components.transformer_2).toBeUndefined();
  });

  it('say that a folder without model_index.json is no checkpoint', async () => {
    expect((await failure(readPipelineConfig(join(tiny, 'nowhere')))).code).toBe('checkpoint_not_found');
  });

  it.each([
    ['a missing field', { num_layers: undefined }, 'num_layers', 'missing'],
    ['a wrong type', { num_layers: '3' }, 'num_layers', '"3"'],
    ['another class', { _class_name: 'FluxTransformer2DModel' }, '_class_name', '"FluxTransformer2DModel"'],
    ['a patch over time', { patch_size: [2, 2, 2] }, 'patch_size.0', '2'],
  ])('name file, field and value for %s', async (_title, changes, field, found) => {
    const folder = await changed('transformer', 'config.json', changes);
    const error = await failure(readTransformerConfig(folder));
    expect(error.code).toBe('config_file_invalid');
    expect(error.facts).toMatchObject({ file: join(folder, 'config.json'), field, found });
  });

  it('refuse a VAE whose latent statistics do not fit its channels', async () => {
    const folder = await changed('vae', 'config.json', { latents_std: [1, 2] });
    expect((await failure(readVaeConfig(folder))).facts).toMatchObject({ field: 'latents_std' });
  });

  it('take a flow matching Euler scheduler, its shift under the common name', async () => {
    const folder = await changed('scheduler', 'scheduler_config.json', {
      _class_name: 'FlowMatchEulerDiscreteScheduler',
      shift: 5,
    });
    expect(await readSchedulerConfig(folder)).toMatchObject({ num_train_timesteps: 1000, flow_shift: 5 });
  });

  it('refuse a scheduler of another kind and name the known ones', async () => {
    const folder = await changed('scheduler', 'scheduler_config.json', {
      _class_name: 'DPMSolverMultistepScheduler',
    });
    const { message } = await failure(readSchedulerConfig(folder));
    expect(message).toContain('DPMSolverMultistepScheduler');
    expect(message).toContain('UniPCMultistepScheduler or FlowMatchEulerDiscreteScheduler');
  });

  it('refuse an Euler scheduler with settings that Wan does not use', async () => {
    const folder = await changed('scheduler', 'scheduler_config.json', {
      _class_name: 'FlowMatchEulerDiscreteScheduler',
      shift: 5,
      use_dynamic_shifting: true,
    });
    expect((await failure(readSchedulerConfig(folder))).message).toContain('use_dynamic_shifting is true');
  });

  it('say when a file is not JSON', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'retake config '));
    await writeFile(join(folder, 'config.json'), '<html>');
    expect((await failure(readVaeConfig(folder))).facts).toMatchObject({ expected: 'JSON' });
  });
});
