import { cp, mkdir, mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type AlternativeOptions, findAlternatives } from './find-alternatives.js';

const fixtures = fileURLToPath(new URL('../../../fixtures/', import.meta.url));
const weights = 'transformer/diffusion_pytorch_model.safetensors';
/** Several checkpoints are looked into, on machines that have other things to do. */
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let home = '';

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'retake home '));
  const snapshot = join(home, '.cache/huggingface/hub/models--me--tiny-i2v/snapshots/1');
  await cp(join(fixtures, 'tiny-wan-i2v'), snapshot, { recursive: true });
  await mkdir(join(home, '.cache/huggingface/hub/models--me--llm/snapshots/1'), { recursive: true });
  await mkdir(join(home, 'ComfyUI'), { recursive: true });
  await writeFile(
    join(home, 'ComfyUI/extra_model_paths.yaml'),
    'mine:\n  base_path: ~/models\n  diffusion_models: dit\n',
  );
  await mkdir(join(home, 'models/dit'), { recursive: true });
  await cp(
    join(fixtures, 'tiny-wan-t2v', weights),
    join(home, 'models/dit/wan2.1_t2v_1.3B_fp16.safetensors'),
  );
  await cp(
    join(fixtures, 'tiny-wan-i2v', weights),
    join(home, 'models/dit/wan2.1_t2v_14B_renamed.safetensors'),
  );
  await cp(join(fixtures, 'tiny-wan-t2v-bf16'), join(home, 'given/t2v'), { recursive: true });
  await cp(join(fixtures, 'tiny-wan-t2v-bf16'), join(home, 'given/broken'), { recursive: true });
  await truncate(join(home, 'given/broken/vae/diffusion_pytorch_model.safetensors'), 1000);
});
afterAll(() => rm(home, { recursive: true }));

const find = (wanted: string, more: AlternativeOptions = {}) =>
  findAlternatives(wanted, { surroundings: { env: {}, home }, paths: [join(home, 'given')], ...more });

test('finds what is in the cache, in ComfyUI and in given folders, and what can be downloaded', async () => {
  const { list } = await find('wan-t2v');
  const local = list.filter(({ availability }) => availability !== 'download');
  expect(
    local.map(({ availability, foundIn, id, title }) => [availability, foundIn, id, title.split(',')[0]]),
  ).toEqual(
    expect.arrayContaining([
      ['ready', 'given', null, 't2v'],
      ['damaged', 'given', null, 'broken'],
      ['elsewhere', 'comfyui', 'wan2.1-t2v-1.3b', expect.any(String)],
    ]),
  );
  expect(local).toHaveLength(3);
  expect(list.find(({ id }) => id === 'wan2.1-t2v-14b')?.availability).toBe('download');
});

test('a request with an image asks for other checkpoints', async () => {
  const { task, list } = await find('t2v', { request: { image: 'a.png' } });
  expect(task).toBe('i2v');
  expect(list.filter(({ availability }) => availability === 'ready').map(({ title }) => title)).toEqual([
    expect.stringContaining('me/tiny-i2v'),
  ]);
  expect(list.every(({ tasks }) => tasks.includes('i2v'))).toBe(true);
});

test('best comes first, and a sound copy beside a broken folder is the best there is', async () => {
  const { list, model } = await find(join(home, 'given/broken'));
  const ranks = list.map(({ rank }) => rank);
  expect(ranks).toEqual([...ranks].sort((a, b) => b - a));
  expect(model).toBeNull();
  expect(list[0]).toMatchObject({ availability: 'ready', place: join(home, 'given/t2v') });
  expect(list.some(({ place }) => place === join(home, 'given/broken'))).toBe(false);
});

test('the list survives JSON', async () => {
  const found = await find('Wan-AI/Wan2.2-I2V-A14B-Diffusers', {
    request: { width: 832, height: 480, frames: 81 },
    hardware: { memoryBytes: 16e9, usable: 0.9 },
  });
  expect(JSON.parse(JSON.stringify(found))).toStrictEqual(found);
});

test.each(['wan9', 'toString', '__proto__'])(
  '%s, no folder, is refused with the names there are',
  async (name) => {
    await expect(find(name)).rejects.toMatchObject({
      code: 'model_unknown',
      hint: expect.stringContaining('wan2.2-ti2v-5b'),
    });
  },
);
