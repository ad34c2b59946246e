import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeFolder } from './make-folder.js';

let home = '';
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'retake folder '));
});
afterAll(() => rm(home, { recursive: true, force: true }));

describe('a folder', () => {
  it('is made with those above it, by many at once, and may be there already', async () => {
    const path = join(home, 'a', 'b', 'c');
    await Promise.all([makeFolder(path), makeFolder(path), makeFolder(join(path, 'd'))]);
    await makeFolder(path);
    expect((await stat(join(path, 'd'))).isDirectory()).toBe(true);
  });

  it('is not made where a file is, or below one', async () => {
    const file = join(home, 'file');
    await writeFile(file, '');
    await expect(makeFolder(file)).rejects.toMatchObject({ code: 'EEXIST' });
    await expect(makeFolder(join(file, 'x', 'y'))).rejects.toMatchObject({ code: 'ENOTDIR' });
  });

  it.skipIf(process.platform !== 'linux')('is refused, not tried for ever, where none can be', async () => {
    await expect(makeFolder('/proc/retake/clips')).rejects.toMatchObject({
      code: expect.stringMatching(/ENOENT|EACCES|EPERM/),
    });
  });
});
