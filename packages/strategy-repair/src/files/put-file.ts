import { constants, copyFile, link, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Puts a copy of a file at a path, all of it or nothing: as a hard link where that is possible, else copied and synced. */
export async function putFile(source: string, path: string): Promise<'linked' | 'copied'> {
  const draft = `${path}.${process.pid}.tmp`;
  await rm(draft, { force: true });
  try {
    const how = await linkOrCopy(source, draft);
    await rename(draft, path);
    await syncPath(dirname(path));
    return how;
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function linkOrCopy(source: string, draft: string): Promise<'linked' | 'copied'> {
  try {
    await link(source, draft);
    return 'linked';
  } catch {
    await copyFile(source, draft, constants.COPYFILE_FICLONE);
    await syncPath(draft);
    return 'copied';
  }
}

/** Makes a file, or the names in a folder, durable; a no-op where that cannot be done. */
export async function syncPath(path: string): Promise<void> {
  const handle = await open(path, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
