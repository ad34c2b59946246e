import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { RecoveryOperation } from '@retake/plugin-api';
import { walkFiles } from '@retake/remedies';
import type { RepairParts } from '../repair-parts.js';

/** Derived weights used within this time may be those of this run; in milliseconds. */
const recentMs = 86_400_000;

/** Removes derived weights, longest unused first, until `bytes` are free; all that are not of late where nobody said how many. */
export function shrinkCache({ cacheDirectory, clock }: Omit<RepairParts, 'config'>): RecoveryOperation {
  const derived = join(cacheDirectory, 'quantized');
  return {
    title: 'Remove derived weights that are not in use',
    async run({ bytes }) {
      const wanted = typeof bytes === 'number' ? bytes : Number.POSITIVE_INFINITY;
      const until = clock.now() - recentMs;
      const old = (await foldersOf(derived)).filter(({ usedMs }) => usedMs <= until);
      const removed: string[] = [];
      let freed = 0;
      for (const { folder, size } of old.sort((a, b) => a.usedMs - b.usedMs)) {
        if (freed >= wanted) break;
        await rm(folder, { recursive: true, force: true });
        removed.push(folder);
        freed += size;
      }
      return removed.length === 0
        ? { changed: false, detail: 'The cache holds nothing that was not used of late.' }
        : {
            changed: true,
            detail: `Removed ${removed.length} derived weights that were not in use (${freed} bytes).`,
            facts: { folders: removed, bytes: freed },
          };
    },
  };
}

interface Folder {
  readonly folder: string;
  readonly size: number;
  /** When any of its files was last read or written. */
  readonly usedMs: number;
}

async function foldersOf(derived: string): Promise<readonly Folder[]> {
  const entries = await readdir(derived, { withFileTypes: true }).catch(() => []);
  return Promise.all(
    entries
      .filter((entry) => entry.isDirectory())
      .map(async ({ name }) => {
        const folder = join(derived, name);
        const stats = await Promise.all((await walkFiles(folder)).map((path) => stat(path)));
        return {
          folder,
          size: stats.reduce((sum, { size }) => sum + size, 0),
          usedMs: Math.max(0, ...stats.map(({ atimeMs, mtimeMs }) => Math.max(atimeMs, mtimeMs))),
        };
      }),
  );
}
