import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { writerOf } from './write-atomically.js';

/** Process id and the random part of a temporary name, after the machine. */
const ending = /-(\d+)-[0-9a-f-]{36}\.tmp$/;

/**
 * Removes temporary files of `writeAtomically(path)` whose process on this machine is gone: a killed process cannot
 * clean up, and these files can have gigabytes.
 */
export async function removeAbandoned(path: string): Promise<void> {
  for (const name of await readdir(dirname(path))) {
    const pid = Number(ending.exec(name)?.[1] ?? Number.NaN);
    const isOurs = name.startsWith(`${basename(path)}.${writerOf(pid)}-`);
    if (isOurs && !isAlive(pid)) await rm(join(dirname(path), name), { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
