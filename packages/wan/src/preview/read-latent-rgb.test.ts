import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readLatentRgb } from './read-latent-rgb.js';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'retake-latent-rgb-'));
});
afterAll(() => rm(folder, { recursive: true }));

const write = (text: string) => writeFile(join(folder, 'latent_rgb.json'), text);
const fit = { factors: [[1, 0, 0] as const, [0, 1, 0] as const], bias: [0, 0, -1] as const };

it('is not there for most VAEs', async () => {
  expect(await readLatentRgb(join(folder, 'vae'), 2)).toBeUndefined();
});

it('is read for the first and for later frames', async () => {
  await write(JSON.stringify({ first: fit, later: fit }));
  expect(await readLatentRgb(folder, 2)).toEqual({ first: fit, later: fit });
});

const invalid = { code: 'config_file_invalid' };
it.each([
  ['another number of channels', JSON.stringify({ first: fit, later: { ...fit, factors: [[1, 0, 0]] } })],
  ['two colours', JSON.stringify({ first: { ...fit, bias: [0, 0] }, later: fit })],
  ['a number without end', JSON.stringify({ first: fit, later: fit }).replace('-1', '-1e999')],
  ['half a file', JSON.stringify({ first: fit, later: fit }).slice(0, 30)],
])('is refused with %s', async (_, text) => {
  await write(text);
  await expect(readLatentRgb(folder, 2)).rejects.toMatchObject(invalid);
});
