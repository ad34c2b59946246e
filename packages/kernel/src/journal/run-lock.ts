import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { RetakeError } from '@retake/plugin-api';
import { processLives, processToken } from './process-token.js';

interface Holder {
  readonly pid: number;
  readonly token: string | null;
  readonly id: string;
}

const maxTries = 5;

/** A held lock. */
export interface RunLock {
  release(): Promise<void>;
}

/**
 * Takes the lock file, also from a holder whose process is gone.
 * @param id unique to this holder.
 * @throws RetakeError `run_locked` when a living process holds it.
 */
export async function lockRun(path: string, id: string): Promise<RunLock> {
  const own: Holder = { pid: process.pid, token: processToken(process.pid), id };
  const draft = `${path}.${id}`;
  await writeFile(draft, JSON.stringify(own));
  try {
    for (let tries = 0; tries < maxTries; tries += 1) {
      if (await tryLink(draft, path)) return { release: () => release(path, id) };
      const holder = await readHolder(path);
      if (holder === 'missing') continue;
      if (holder !== 'unreadable' && processLives(holder.pid, holder.token)) throw locked(path, holder);
      await removeStale(path, draft, holder);
    }
    throw locked(path, undefined);
  } finally {
    await rm(draft, { force: true });
  }
}

/** Whether a living process holds the lock. */
export async function isLocked(path: string): Promise<boolean> {
  const holder = await lockHolder(path);
  return holder !== undefined && processLives(holder.pid, holder.token);
}

async function tryLink(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function lockHolder(path: string): Promise<Holder | undefined> {
  const holder = await readHolder(path);
  return typeof holder === 'string' ? undefined : holder;
}

async function readHolder(path: string): Promise<Holder | 'missing' | 'unreadable'> {
  try {
    const holder = JSON.parse(await readFile(path, 'utf8')) as Holder;
    return typeof holder.pid === 'number' ? holder : 'unreadable';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'missing' : 'unreadable';
  }
}

/**
 * Removes the lock of a dead holder. Only who made the guard file of that holder may remove, and looks once more before:
 * a lock that has changed hands in between has another id. One that is gone is left alone: by the time of the removal it
 * may be somebody's.
 */
async function removeStale(path: string, draft: string, stale: Holder | 'unreadable'): Promise<void> {
  const guard = `${path}.stale.${idOf(stale)}`;
  if (await tryLink(draft, guard)) {
    if (idOf(await readHolder(path)) === idOf(stale)) await rm(path, { force: true });
    await rm(guard, { force: true });
    return;
  }
  const other = await lockHolder(guard);
  if (other && !processLives(other.pid, other.token)) await rm(guard, { force: true });
}

function idOf(holder: Holder | 'missing' | 'unreadable'): string {
  return typeof holder === 'string' ? holder : holder.id;
}

async function release(path: string, id: string): Promise<void> {
  if ((await lockHolder(path))?.id === id) await rm(path, { force: true });
}

function locked(path: string, holder: Holder | undefined): RetakeError {
  const who = holder ? ` by process ${holder.pid}` : '';
  return new RetakeError('run_locked', `The run is driven${who}; its lock is ${path}.`, {
    facts: { file: path, pid: holder?.pid ?? null },
  });
}
