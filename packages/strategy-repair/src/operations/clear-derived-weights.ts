import { readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { RecoveryOperation } from '@retake/plugin-api';
import { fileInside, walkFiles } from '@retake/remedies';
import { isWhole, readHeader } from '../files/read-header.js';
import type { RepairParts } from '../repair-parts.js';

/** Removes derived weights that are damaged: the named file's folder, or every folder that holds a file that is not whole. */
export function clearDerivedWeights({
  cacheDirectory,
}: Pick<RepairParts, 'cacheDirectory'>): RecoveryOperation {
  const derived = join(cacheDirectory, 'quantized');
  return {
    title: 'Remove damaged derived weights, which are made again',
    async run({ file }) {
      const named = typeof file === 'string' ? await fileInside(derived, file) : undefined;
      const folders = named === undefined ? await damagedFolders(derived) : [dirname(named)];
      const below = folders.filter((folder) => folder !== derived);
      for (const folder of below) await rm(folder, { recursive: true, force: true });
      return below.length === 0
        ? { changed: false, detail: 'No derived weights are damaged.' }
        : {
            changed: true,
            detail: `Removed ${below.length} damaged derived weights; they are made again.`,
            facts: { folders: below },
          };
    },
  };
}

async function damagedFolders(derived: string): Promise<readonly string[]> {
  const names = await readdir(derived).catch(() => []);
  const states = await Promise.all(
    names.map(async (name) => {
      const files = (await walkFiles(join(derived, name))).filter((path) => path.endsWith('.safetensors'));
      const whole = await Promise.all(files.map(async (path) => isWhole(await readHeader(path))));
      return whole.includes(false) ? [join(derived, name)] : [];
    }),
  );
  return states.flat();
}
