import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { Spool } from './spool.js';

async function scratchFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'retake spool '));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

it('gives back what was written, from anywhere', async () => {
  const spool = await Spool.create(await scratchFolder());
  const [one, other] = [await spool.file(), await spool.file()];
  await one.append(Float32Array.of(1, 2, 3));
  await other.append(Float32Array.of(9));
  await one.append(Float32Array.of(0, 4, 5, 0).subarray(1, 3));
  const found = new Float32Array(3);
  await one.read(2, found);
  expect([...found]).toEqual([3, 4, 5]);
  await expect(one.read(4, found)).rejects.toThrow('ends after');
  await spool.remove();
});

it('leaves nothing behind', async () => {
  const folder = await scratchFolder();
  const spool = await Spool.create(folder);
  await (await spool.file()).append(Float32Array.of(1));
  expect(await readdir(folder)).toHaveLength(1);
  await spool.remove();
  expect(await readdir(folder)).toEqual([]);
});
