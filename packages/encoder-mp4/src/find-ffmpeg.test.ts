import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFfmpeg } from './find-ffmpeg.js';

const { signal } = new AbortController();
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'retake-ffmpeg-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the search for ffmpeg', () => {
  it('tells a program that is not there', async () => {
    expect(await findFfmpeg(signal, join(folder, 'nothing'))).toMatchObject({
      found: false,
      installed: false,
    });
  });

  it.skipIf(process.platform === 'win32')('tells a program that is there and does not answer', async () => {
    const slow = join(folder, 'slow');
    await writeFile(slow, '#!/bin/sh\nexec sleep 600\n');
    await chmod(slow, 0o755);
    expect(await findFfmpeg(signal, slow, 200)).toEqual({
      found: false,
      installed: true,
      reason: `${slow} -version did not end within 200 ms`,
    });
  });

  it('tells a program that is another one', async () => {
    expect(await findFfmpeg(signal, process.execPath)).toMatchObject({ found: false, installed: true });
  });
});
