import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { inspectCheckpoint } from './inspect-checkpoint.js';

const fixtures = fileURLToPath(new URL('../../../fixtures/', import.meta.url));

test('says of every component what it is, what it holds and what it needs', async () => {
  const report = await inspectCheckpoint(join(fixtures, 'tiny-wan-t2v-bf16'));
  const transformer = report.components.find(({ name }) => name === 'transformer');
  expect(report).toMatchObject({
    layout: 'diffusers',
    kind: 't2v',
    pipelineClass: 'WanPipeline',
    findings: [],
  });
  expect(transformer).toMatchObject({
    class: 'WanTransformer3DModel',
    listed: true,
    present: true,
    readable: true,
    complete: true,
    functional: true,
    tensors: { found: 69, expected: 69, missing: 0, wrongShape: 0, extra: 0, dtypes: { BF16: 69 } },
    dependsOn: ['text_encoder', 'vae', 'scheduler'],
    config: { in_channels: 16, num_layers: 2 },
  });
  expect(transformer?.files).toHaveLength(3);
  expect(transformer?.memory?.bf16).toBe(2 * (transformer?.parameters ?? 0));
});

test('a path that is no folder is refused', async () => {
  await expect(inspectCheckpoint(join(fixtures, 'none'))).rejects.toMatchObject({
    code: 'checkpoint_not_found',
  });
  await expect(inspectCheckpoint(join(fixtures, 'README.md'))).rejects.toMatchObject({
    code: 'checkpoint_not_found',
    message: expect.stringContaining('is a file, and none with weights'),
  });
});

test('a weight file given by itself is told from a checkpoint', async () => {
  const vae = join(fixtures, 'tiny-wan-i2v/vae/diffusion_pytorch_model.safetensors');
  const report = await inspectCheckpoint(vae);
  expect(report).toMatchObject({
    folder: vae,
    layout: 'component',
    summary: 'One weight file, not a checkpoint: a Wan VAE.',
    components: [],
    findings: [{ reason: 'component_folder' }],
    looseFiles: [{ role: 'vae', problem: null }],
  });
  expect(JSON.parse(JSON.stringify(report))).toStrictEqual(report);
});

test('a signal stops it', async () => {
  const signal = AbortSignal.abort(new Error('enough'));
  await expect(inspectCheckpoint(join(fixtures, 'tiny-wan-i2v'), { signal })).rejects.toThrow('enough');
});
