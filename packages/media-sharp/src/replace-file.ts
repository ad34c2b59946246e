import { open, rename, rm } from 'node:fs/promises';

/**
 * Lets `write` make a file under a temporary name beside `path`, then syncs and renames it. Nothing is left behind
 * when `write` fails.
 * @returns the size of the file in bytes.
 */
export async function replaceFile(
  path: string,
  write: (temporary: string) => Promise<void>,
): Promise<number> {
  const temporary = `${path}.part`;
  try {
    await write(temporary);
    const bytes = await sync(temporary);
    await rename(temporary, path);
    return bytes;
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

async function sync(path: string): Promise<number> {
  const file = await open(path, 'r+');
  try {
    await file.sync();
    return (await file.stat()).size;
  } finally {
    await file.close();
  }
}
