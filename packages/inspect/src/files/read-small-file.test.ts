import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { mostSmallBytes, readSmallFile } from './read-small-file.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'small file '));
});
afterAll(() => rm(folder, { recursive: true }));

it('gives the bytes of a file, and no others', async () => {
  await writeFile(join(folder, 'a.json'), '{}');
  expect((await readSmallFile(join(folder, 'a.json')))?.toString()).toBe('{}');
  await writeFile(join(folder, 'large.json'), '');
  await truncate(join(folder, 'large.json'), mostSmallBytes + 1);
  expect(await readSmallFile(join(folder, 'large.json'))).toBeUndefined();
  expect(await readSmallFile(folder)).toBeUndefined();
  await expect(readSmallFile(join(folder, 'nothing'))).rejects.toThrow('ENOENT');
});

it.skipIf(process.platform === 'win32')('does not wait at a pipe', async () => {
  execFileSync('mkfifo', [join(folder, 'pipe')]);
  expect(await readSmallFile(join(folder, 'pipe'))).toBeUndefined();
});
