import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Writes a file so that a reader sees all of it or nothing: temporary name, sync, rename, sync of the folder.
 * @param draft the temporary path, in the same folder; give one of your own where several processes write `path`.
 */
export async function writeAtomic(
  path: string,
  parts: readonly (Uint8Array | string)[],
  draft = `${path}.tmp`,
): Promise<void> {
  try {
    const file = await open(draft, 'w');
    try {
      for (const part of parts) await file.writeFile(part);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}

/** Makes names in a folder durable. A no-op where folders cannot be synced (Windows). */
export async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'EPERM' && code !== 'EISDIR' && code !== 'EINVAL' && code !== 'EACCES') throw error;
  }
}
