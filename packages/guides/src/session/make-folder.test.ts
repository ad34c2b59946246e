import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeFolder } from './make-folder.js';

let home = '';
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'guides folder '));
});
afterAll(() => rm(home, { recursive: true }));

test('is made with those above it, by many at once, and may be there already', async () => {
  const path = join(home, 'a', 'b', 'c');
  await Promise.all([makeFolder(path), makeFolder(path), makeFolder(join(path, 'd'))]);
  await makeFolder(path);
  expect((await stat(join(path, 'd'))).isDirectory()).toBe(true);
});

test('is not made below a file, and nothing above it stays', async () => {
  await writeFile(join(home, 'file'), '');
  await expect(makeFolder(join(home, 'file', 'x'))).rejects.toMatchObject({ code: expect.any(String) });
  const tooLong = 'x'.repeat(300);
  await expect(makeFolder(join(home, 'new', 'newer', tooLong))).rejects.toMatchObject({
    code: 'ENAMETOOLONG',
  });
  expect((await readdir(home)).sort()).toEqual(['a', 'file']);
});

test.skipIf(process.platform !== 'linux')('is refused, not tried for ever, where none can be', async () => {
  await expect(makeFolder('/proc/retake/guides')).rejects.toMatchObject({
    code: expect.stringMatching(/ENOENT|EACCES|EPERM/),
  });
});
