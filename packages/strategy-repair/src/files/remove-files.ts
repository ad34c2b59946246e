import type { Stats } from 'node:fs';
import { lstat, rm } from 'node:fs/promises';
import { walkFiles } from '@retake/remedies';

export interface Removed {
  readonly files: readonly string[];
  readonly bytes: number;
}

/** Removes the files below some folders that a test is true for; links are removed, never what they point at. */
export async function removeFiles(
  folders: readonly string[],
  which: (path: string, stats: Stats) => boolean | Promise<boolean>,
): Promise<Removed> {
  const removed: string[] = [];
  let bytes = 0;
  const paths = new Set((await Promise.all(folders.map((folder) => walkFiles(folder)))).flat());
  for (const path of paths) {
    const stats = await lstat(path).catch(() => undefined);
    if (!stats || !(await which(path, stats))) continue;
    await rm(path, { force: true });
    removed.push(path);
    bytes += stats.size;
  }
  return { files: removed, bytes };
}
