import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Logger } from '@retake/plugin-api';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { CheckpointConfigs } from '../checkpoint/read-configs.js';
import { previewColours } from './preview-colours.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'retake-preview-colours-'));
  await mkdir(join(folder, 'vae'));
});
afterAll(() => rm(folder, { recursive: true }));

function colours() {
  const log: Logger = { debug() {}, info() {}, warn: vi.fn(), error() {} };
  const configs = { folder, vae: { z_dim: 1 } } as CheckpointConfigs;
  return { log, found: previewColours({ configs, log }) };
}
const write = (value: unknown) => writeFile(join(folder, 'vae', 'latent_rgb.json'), JSON.stringify(value));
const fit = { factors: [[0.5, 0, 0]], bias: [0, 0, 0] };

it('are those beside the VAE, if there are any', async () => {
  expect(await colours().found).toBeUndefined();
  await write({ first: fit, later: fit });
  expect(await colours().found).toEqual({ first: fit, later: fit });
});

it('are left out with a warning when they are damaged', async () => {
  await write({ first: fit });
  const { log, found } = colours();
  expect(await found).toBeUndefined();
  expect(log.warn).toHaveBeenCalledOnce();
});
