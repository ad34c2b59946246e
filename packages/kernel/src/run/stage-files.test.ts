import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../test/run-kit.js';
import { filesIntact, measureFiles } from './stage-files.js';

async function stage() {
  const run = await temporaryFolder();
  const directory = join(run, 'stages', 'decode-abc');
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, 'frames.bin'), 'frames');
  const stored = await measureFiles(run, directory, { frames: join(directory, 'frames.bin') });
  return { run, directory, stored };
}

describe('the files of a stage', () => {
  it('are measured by size and hash, with paths below the run', async () => {
    const { stored } = await stage();
    const sha256 = createHash('sha256').update('frames').digest('hex');
    expect(stored).toEqual({ frames: { path: 'stages/decode-abc/frames.bin', bytes: 6, sha256 } });
  });

  it('are intact until changed, even at the same size, or gone', async () => {
    const { run, directory, stored } = await stage();
    expect(await filesIntact(run, stored)).toBe(true);
    await writeFile(join(directory, 'frames.bin'), 'FRAMES');
    expect(await filesIntact(run, stored)).toBe(false);
    await writeFile(join(directory, 'frames.bin'), 'frames and more');
    expect(await filesIntact(run, stored)).toBe(false);
    await rm(join(directory, 'frames.bin'));
    expect(await filesIntact(run, stored)).toBe(false);
  });

  it.each(['../clip', '/etc/hostname', '.', 'relative.bin'])('must lie in its folder: %s', async (name) => {
    const { run, directory } = await stage();
    const path = name.startsWith('.') ? join(directory, name) : name;
    await expect(measureFiles(run, directory, { clip: path })).rejects.toMatchObject({
      code: 'inference_failed',
    });
  });
});
