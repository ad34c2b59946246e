import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { walkFiles } from './walk-files.js';

it('finds files at any depth and does not leave by links', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'retake-walk-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await mkdir(join(folder, 'a', 'b'), { recursive: true });
  for (const name of ['x', 'a/y', 'a/b/z']) await writeFile(join(folder, name), '');
  await symlink(tmpdir(), join(folder, 'out'));
  await symlink(join(folder, 'x'), join(folder, 'a', 'link'));
  const found = (await walkFiles(folder)).map((path) => relative(folder, path));
  expect(found).toEqual(['a/b/z', 'a/link', 'a/y', 'out', 'x']);
  expect((await walkFiles(folder, 1)).map((path) => relative(folder, path))).toEqual(['out', 'x']);
  expect(await walkFiles(join(folder, 'nowhere'))).toEqual([]);
});
