import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '../../test/run-kit.js';
import { processLives, processToken } from './process-token.js';
import { isLocked, lockRun } from './run-lock.js';

const lockPath = async () => join(await temporaryFolder(), 'lock');

async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  return child.pid ?? 0;
}

describe('the lock of a run', () => {
  it('keeps others out until released', async () => {
    const path = await lockPath();
    const lock = await lockRun(path, 'a');
    expect(await isLocked(path)).toBe(true);
    await expect(lockRun(path, 'b')).rejects.toMatchObject({
      code: 'run_locked',
      facts: { pid: process.pid },
    });
    await lock.release();
    expect(await isLocked(path)).toBe(false);
    await (await lockRun(path, 'b')).release();
  });

  it('is taken over from a process that is gone', async () => {
    const path = await lockPath();
    await writeFile(path, JSON.stringify({ pid: await deadPid(), token: null, id: 'gone' }));
    expect(await isLocked(path)).toBe(false);
    await (await lockRun(path, 'b')).release();
  });

  it('is taken over when the process id now belongs to another process', async () => {
    if (processToken(process.pid) === null) return;
    const path = await lockPath();
    await writeFile(path, JSON.stringify({ pid: process.pid, token: 'earlier-boot:1', id: 'gone' }));
    await (await lockRun(path, 'b')).release();
  });

  it('is taken over when it cannot be read', async () => {
    const path = await lockPath();
    await writeFile(path, '');
    await (await lockRun(path, 'b')).release();
  });

  it('lets exactly one of many through, also over a dead one', async () => {
    const path = await lockPath();
    await writeFile(path, JSON.stringify({ pid: await deadPid(), token: null, id: 'gone' }));
    const tries = Array.from({ length: 8 }, (_, index) => lockRun(path, `t${index}`));
    const won = (await Promise.allSettled(tries)).filter(({ status }) => status === 'fulfilled');
    expect(won).toHaveLength(1);
  });

  it('leaves a lock alone that has changed hands', async () => {
    const path = await lockPath();
    const lock = await lockRun(path, 'a');
    await writeFile(path, JSON.stringify({ pid: process.pid, token: processToken(process.pid), id: 'c' }));
    await lock.release();
    expect(await isLocked(path)).toBe(true);
  });

  it('leaves nothing else behind', async () => {
    const path = await lockPath();
    await (await lockRun(path, 'a')).release();
    expect(await readdir(dirname(path))).toEqual([]);
  });
});

describe('a process', () => {
  it('lives under its own token only', () => {
    expect(processLives(process.pid, processToken(process.pid))).toBe(true);
    expect(processLives(process.pid, null)).toBe(true);
    if (processToken(process.pid) !== null) expect(processLives(process.pid, 'other:1')).toBe(false);
  });
});
