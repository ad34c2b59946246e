import { randomUUID } from 'node:crypto';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { dirname } from 'node:path';

/**
 * Lets `write` fill a temporary file beside `path`, syncs it, renames it and syncs the folder. On any error the
 * temporary file is removed and `path` is untouched.
 */
export async function writeAtomically<T>(path: string, write: (file: FileHandle) => Promise<T>): Promise<T> {
  const temporary = `${path}.${writerOf(process.pid)}-${randomUUID()}.tmp`;
  try {
    const result = await fill(temporary, write);
    await rename(temporary, path);
    await syncFolder(dirname(path));
    return result;
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** Names a process of this machine in temporary file names, so that what a dead one left can be told. */
export function writerOf(pid: number): string {
  return `${hostname().replaceAll(/[^\w-]/g, '_')}-${pid}`;
}

async function fill<T>(path: string, write: (file: FileHandle) => Promise<T>): Promise<T> {
  const file = await open(path, 'wx');
  try {
    const result = await write(file);
    await file.sync();
    return result;
  } finally {
    await file.close();
  }
}

/** A rename is durable once its folder is. Windows cannot open folders and needs no sync. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
