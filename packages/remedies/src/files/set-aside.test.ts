import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { setAside } from './set-aside.js';

it('sets a file aside under a name that is free', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'retake-aside-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'a.bin');
  for (const text of ['one', 'two']) {
    await writeFile(path, text);
    await setAside(path, 'damaged');
  }
  expect((await readdir(folder)).sort()).toEqual(['a.bin.damaged', 'a.bin.damaged.2']);
  expect(await readFile(join(folder, 'a.bin.damaged'), 'utf8')).toBe('one');
  expect(await readFile(join(folder, 'a.bin.damaged.2'), 'utf8')).toBe('two');
  await expect(setAside(path, 'damaged')).rejects.toThrow('ENOENT');
});
