import type { RecoveryOperation } from '@retake/plugin-api';
import { removeFiles } from '../files/remove-files.js';
import { rootsOf } from '../files/roots-of.js';
import type { RepairParts } from '../repair-parts.js';

const partial = /\.(incomplete|part|partial|aria2|crdownload)$/;
/** A download that wrote within this time goes on; in milliseconds. */
const livelyMs = 60_000;

/** Removes what downloads left unfinished, in the checkpoint, its cache of the hub and Retake’s own cache. */
export function clearPartialDownloads(parts: Omit<RepairParts, 'config'>): RecoveryOperation {
  return {
    title: 'Remove half-finished downloads',
    async run(_params, { plan: { checkpoint } }) {
      const until = parts.clock.now() - livelyMs;
      const roots = [...rootsOf(checkpoint), parts.cacheDirectory];
      const { files, bytes } = await removeFiles(
        roots,
        (path, { mtimeMs }) => partial.test(path) && mtimeMs <= until,
      );
      return files.length === 0
        ? { changed: false, detail: 'There are no half-finished downloads.' }
        : {
            changed: true,
            detail: `Removed ${files.length} half-finished downloads (${bytes} bytes).`,
            facts: { files, bytes },
          };
    },
  };
}
