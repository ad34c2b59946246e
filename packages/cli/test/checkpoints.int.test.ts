import { cp, mkdtemp, rm, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { retake } from './retake.js';

const fixtures = fileURLToPath(new URL('../../../fixtures/', import.meta.url));
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'retake looks '));
  await cp(join(fixtures, 'tiny-wan-i2v'), join(folder, 'sound'), { recursive: true });
  await cp(join(fixtures, 'tiny-wan-i2v'), join(folder, 'cut'), { recursive: true });
  await truncate(join(folder, 'cut/vae/diffusion_pytorch_model.safetensors'), 5000);
});
afterAll(() => rm(folder, { recursive: true }));

describe('retake inspect', () => {
  test('a sound folder ends with 0, a damaged one with 1, both without any plugin', async () => {
    expect(await retake(folder, ['inspect', 'sound'])).toMatchObject({ code: 0, stderr: '' });
    const ended = await retake(folder, ['inspect', 'cut', '--json']);
    expect(ended.code).toBe(1);
    expect(JSON.parse(ended.stdout)).toMatchObject({ usable: ['text-embedding'] });
  });

  test('a folder that is not there is asked wrongly', async () => {
    const ended = await retake(folder, ['inspect', 'none']);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain('There is no folder');
  });
});

describe('retake alternatives', () => {
  test.each([
    ['--frames', '-5', 'not a number of frames'],
    ['--look', 'no such folder', 'there is no'],
  ])('refuses %s %s', async (flag, value, words) => {
    const ended = await retake(folder, ['alternatives', 'wan-t2v', flag, value]);
    expect(ended).toMatchObject({ code: 2, stdout: '' });
    expect(ended.stderr).toContain(words);
  });

  test('takes a single weight file', async () => {
    const single = 'sound/transformer/diffusion_pytorch_model.safetensors';
    expect(await retake(folder, ['alternatives', single])).toMatchObject({ code: 0, stderr: '' });
    const looked = await retake(folder, ['inspect', single]);
    expect(looked).toMatchObject({ code: 1, stderr: '' });
    expect(looked.stdout).toContain('One weight file, not a checkpoint: a Wan transformer.');
  });

  test('finds the sound copy of a damaged folder first', async () => {
    const ended = await retake(folder, ['alternatives', 'cut', '--look', '.', '--json']);
    expect(ended.code).toBe(0);
    expect(JSON.parse(ended.stdout).list[0]).toMatchObject({
      availability: 'ready',
      place: join(folder, 'sound'),
    });
  });

  test('names what it knows when it does not know the model', async () => {
    const ended = await retake(folder, ['alternatives', 'wan9']);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain('wan2.2-t2v-a14b');
  });
});
