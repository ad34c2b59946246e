import { mkdir, readdir, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../test/run-kit.js';
import { checkpointFolder } from './checkpoint-folder.js';

const silent = { loaded: () => undefined, saved: () => undefined };
const bytes = (text: string) => new TextEncoder().encode(text);

async function open() {
  const folder = join(await temporaryFolder(), 'denoise-abc');
  return { folder, checkpoints: checkpointFolder(folder, silent) };
}
const nameOf = (step: number) => `step-000000${step}.bin`;

describe('checkpoints', () => {
  it('have none to load at first', async () => {
    const { checkpoints } = await open();
    expect(await checkpoints.load()).toBeUndefined();
  });

  it('load the newest and keep the last two', async () => {
    const { checkpoints, folder } = await open();
    for (const step of [1, 2, 3]) await checkpoints.save(step, bytes(`state ${step}`));
    expect(await checkpoints.load()).toMatchObject({ step: 3 });
    expect((await readdir(folder)).sort()).toEqual([nameOf(2), nameOf(3)]);
  });

  it('skip one that was torn', async () => {
    const { checkpoints, folder } = await open();
    for (const step of [1, 2]) await checkpoints.save(step, bytes(`state ${step}`));
    await truncate(join(folder, nameOf(2)), 60);
    const loaded = await checkpoints.load();
    expect(loaded?.step).toBe(1);
    expect(new TextDecoder().decode(loaded?.data)).toBe('state 1');
  });

  it('skip unfinished writes and files of others', async () => {
    const { checkpoints, folder } = await open();
    await checkpoints.save(1, bytes('state 1'));
    await writeFile(join(folder, `${nameOf(9)}.tmp`), 'half');
    await writeFile(join(folder, 'notes.txt'), 'mine');
    expect((await checkpoints.load())?.step).toBe(1);
  });

  it('forget steps of a later past when a stage began anew', async () => {
    const { checkpoints } = await open();
    for (const step of [5, 6]) await checkpoints.save(step, bytes('old'));
    await checkpoints.save(1, bytes('new'));
    expect((await checkpoints.load())?.step).toBe(1);
  });

  it('tell what was loaded and saved', async () => {
    const told: unknown[] = [];
    const checkpoints = checkpointFolder(join(await temporaryFolder(), 'c'), {
      loaded: (step) => told.push(['loaded', step]),
      saved: (step, size) => told.push(['saved', step, size]),
    });
    await checkpoints.save(4, bytes('abc'));
    await checkpoints.load();
    expect(told).toEqual([
      ['saved', 4, 3],
      ['loaded', 4],
    ]);
  });

  it('sort steps by number however many digits they have', async () => {
    const { checkpoints } = await open();
    for (const step of [9_999_999, 10_000_000]) await checkpoints.save(step, bytes(`${step}`));
    expect((await checkpoints.load())?.step).toBe(10_000_000);
  });

  it('refuse a step that is not a count', async () => {
    const { checkpoints } = await open();
    for (const step of [-1, 0.5, Number.NaN])
      await expect(checkpoints.save(step, bytes(''))).rejects.toThrow(RangeError);
  });

  it('pass on errors of the disk', async () => {
    const { folder, checkpoints } = await open();
    await mkdir(join(folder, nameOf(1)), { recursive: true });
    await expect(checkpoints.load()).rejects.toMatchObject({ code: 'EISDIR' });
  });
});
