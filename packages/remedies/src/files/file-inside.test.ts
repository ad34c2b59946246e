import { mkdir, mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { fileInside } from './file-inside.js';

let folder: string;
beforeEach(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'retake-inside-')));
  await mkdir(join(folder, 'checkpoint', 'vae'), { recursive: true });
  await mkdir(join(folder, 'elsewhere'));
});

describe('a file inside a folder', () => {
  it('is found by its path below it, or by its whole path', async () => {
    onTestFinished(() => rm(folder, { recursive: true }));
    const checkpoint = join(folder, 'checkpoint');
    const wanted = join(checkpoint, 'vae', 'model.safetensors');
    expect(await fileInside(checkpoint, 'vae/model.safetensors')).toBe(wanted);
    expect(await fileInside(checkpoint, wanted)).toBe(wanted);
    const missing = join(checkpoint, 'not', 'yet', 'there');
    expect(await fileInside(checkpoint, 'not/yet/there')).toBe(missing);
    expect(await fileInside(join(checkpoint, 'not'), 'there')).toBeUndefined();
  });

  it.each([
    '../elsewhere/x',
    'vae/../../elsewhere/x',
    '/etc/passwd',
    '.',
    '',
    '..',
    'link/x',
    'link/not/there',
  ])('is not %j', async (path) => {
    onTestFinished(() => rm(folder, { recursive: true }));
    const checkpoint = join(folder, 'checkpoint');
    await symlink(join(folder, 'elsewhere'), join(checkpoint, 'link'));
    expect(await fileInside(checkpoint, path)).toBeUndefined();
  });
});
