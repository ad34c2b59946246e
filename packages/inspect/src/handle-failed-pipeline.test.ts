import { cp, mkdtemp, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Failure, RetakeError } from '@retake/plugin-api';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { handleFailedPipeline } from './handle-failed-pipeline.js';

const fixture = fileURLToPath(new URL('../../../fixtures/tiny-wan-i2v', import.meta.url));
vi.setConfig({ testTimeout: 60_000 });

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'retake failed '));
  await cp(fixture, join(folder, 'mine'), { recursive: true });
});
afterEach(() => rm(folder, { recursive: true }));

const handle = (error: unknown) =>
  handleFailedPipeline(error, { checkpoint: join(folder, 'mine'), surroundings: { env: {}, home: folder } });

test('an error is explained by what is broken in the folder', async () => {
  await truncate(join(folder, 'mine/transformer/diffusion_pytorch_model.safetensors'), 400_000);
  const handled = await handle(new Error('Error while deserializing header: incomplete metadata'));
  expect(handled.explanation).toMatchObject({
    code: 'truncated',
    message: expect.stringContaining('transformer'),
  });
  expect(handled.usableComponents).toEqual([
    'transformer_2',
    'vae',
    'text_encoder',
    'tokenizer',
    'scheduler',
  ]);
  expect(handled.usablePipelines).toContain('i2v-one-expert');
  expect(handled.alternatives?.list[0]?.tasks).toContain('i2v');
  expect(JSON.parse(JSON.stringify(handled))).toStrictEqual(handled);
});

test('with a sound folder the error speaks for itself', async () => {
  const handled = await handle(new RetakeError('worker_died', 'the process ended with SIGKILL'));
  expect(handled.explanation).toMatchObject({
    code: 'worker_died',
    message: 'the process ended with SIGKILL',
  });
  expect(handled.usablePipelines).toContain('i2v');
  expect((await handle('strange')).explanation).toMatchObject({ code: 'unexplained', message: 'strange' });
});

/** What a classifier says of an error, of one type. */
const saying = (type: Failure['type'], confidence = 0.9): Failure => ({
  code: `WAN_INFERENCE/${type}`,
  category: 'WAN_INFERENCE',
  type,
  severity: 'high',
  scope: 'device',
  transience: 'needs_change',
  firstMove: 'resource_optimization',
  confidence,
  evidence: { classifier: 'test', rule: type },
  userMessage: `It is ${type}.`,
  technicalDetail: 'x',
  nextSteps: ['Mend it.'],
  docsUrl: '',
  facts: {},
});

test('what classifiers know of an error is said: before the folder, unless it is about files', async () => {
  const mine = { checkpoint: join(folder, 'mine'), surroundings: { env: {}, home: folder } };
  const codes = async (classify: (error: unknown) => Failure | undefined) =>
    (await handleFailedPipeline(new Error('out of memory'), { ...mine, classify })).explanation.code;
  const memory = () => saying('vram_exhaustion');
  const corrupt = () => saying('model_corruption_detected');
  const unsure = () => saying('vram_exhaustion', 0);
  const throws = () => {
    throw new Error('broken classifier');
  };
  expect(await codes(memory)).toBe('WAN_INFERENCE/vram_exhaustion');
  expect(await codes(corrupt)).toBe('WAN_INFERENCE/model_corruption_detected');
  for (const classify of [unsure, throws, () => undefined]) expect(await codes(classify)).toBe('unexplained');
  await truncate(join(folder, 'mine/transformer/diffusion_pytorch_model.safetensors'), 400_000);
  expect(await codes(memory)).toBe('WAN_INFERENCE/vram_exhaustion');
  expect(await codes(corrupt)).toBe('truncated');
  const { explanation } = await handleFailedPipeline('x', { ...mine, classify: memory });
  expect(explanation.steps[0]).toBe('Mend it.');
  expect(explanation.steps.join()).toContain('transformer');
});

test('a folder that is not there explains the error, and has nothing usable', async () => {
  const checkpoint = join(folder, 'none');
  const handled = await handleFailedPipeline(new Error('x'), { checkpoint });
  expect(handled.explanation).toEqual({
    code: 'checkpoint_not_found',
    message: `There is no folder ${checkpoint}`,
    steps: ['Give the folder that holds model_index.json.'],
  });
  expect(handled).toMatchObject({ checkpoint: null, usableComponents: [], alternatives: null });
});
