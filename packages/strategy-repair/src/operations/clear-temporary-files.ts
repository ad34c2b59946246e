import type { RecoveryOperation } from '@retake/plugin-api';
import { removeFiles } from '../files/remove-files.js';
import type { RepairParts } from '../repair-parts.js';

const temporary = /\.tmp(\.[\w-]+)?$/;
/** A draft this old belongs to nobody; in milliseconds. */
const oldMs = 3_600_000;

/** Removes drafts that crashed writers left, in the cache and the run. */
export function clearTemporaryFiles(parts: Omit<RepairParts, 'config'>): RecoveryOperation {
  return {
    title: 'Remove temporary files that crashed programs left',
    async run(_params, { runFolder }) {
      const until = parts.clock.now() - oldMs;
      const { files, bytes } = await removeFiles(
        [parts.cacheDirectory, runFolder],
        (path, { mtimeMs }) => temporary.test(path) && mtimeMs <= until,
      );
      return files.length === 0
        ? { changed: false, detail: 'There are no old temporary files.' }
        : {
            changed: true,
            detail: `Removed ${files.length} old temporary files (${bytes} bytes).`,
            facts: { files, bytes },
          };
    },
  };
}
