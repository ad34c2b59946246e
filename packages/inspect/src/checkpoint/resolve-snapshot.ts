import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readSmallFile } from '../files/read-small-file.js';

/** The folder of a Hugging Face cache's repository that holds the files: what `refs/main` names, else the newest. */
export async function resolveSnapshot(folder: string): Promise<string> {
  const snapshots = await readdir(join(folder, 'snapshots'), { withFileTypes: true }).catch(() => []);
  const names = snapshots.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  if (names.length === 0) return folder;
  const named = await readSmallFile(join(folder, 'refs/main')).catch(() => undefined);
  const main = named?.toString().trim() ?? '';
  if (names.includes(main)) return join(folder, 'snapshots', main);
  const dated = await Promise.all(
    names.map(async (name) => ({ name, time: (await stat(join(folder, 'snapshots', name))).mtimeMs })),
  );
  const [newest] = dated.sort((a, b) => b.time - a.time);
  return join(folder, 'snapshots', newest?.name ?? '');
}
