import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

const deepest = 6;

/** Absolute paths of the files below a folder, links to files included; linked folders are not entered. None when it is not there. */
export async function walkFiles(folder: string, depth = deepest): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found = await Promise.all(
    entries.map(async (entry) => {
      const path = join(folder, entry.name);
      if (!entry.isDirectory()) return [path];
      return depth > 1 ? await walkFiles(path, depth - 1) : [];
    }),
  );
  return found.flat().sort();
}
