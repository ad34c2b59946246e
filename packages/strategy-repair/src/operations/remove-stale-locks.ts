import { readFile } from 'node:fs/promises';
import type { RecoveryOperation } from '@retake/plugin-api';
import { removeFiles } from '../files/remove-files.js';
import { rootsOf } from '../files/roots-of.js';
import type { RepairParts } from '../repair-parts.js';

/** A lock that does not say whose it is counts as left behind after this; in milliseconds. */
const oldMs = 600_000;

/** Removes locks of processes that are gone, in the checkpoint, its cache of the hub and Retake’s own cache. */
export function removeStaleLocks(
  parts: Omit<RepairParts, 'config'>,
  lives: (pid: number) => boolean = processLives,
): RecoveryOperation {
  return {
    title: 'Remove locks whose owner is gone',
    async run(_params, { plan: { checkpoint } }) {
      const until = parts.clock.now() - oldMs;
      const { files } = await removeFiles(
        [...rootsOf(checkpoint), parts.cacheDirectory],
        async (path, { mtimeMs }) => {
          if (!path.endsWith('.lock')) return false;
          const pid = await ownerOf(path);
          return pid === undefined ? mtimeMs <= until : !lives(pid);
        },
      );
      return files.length === 0
        ? { changed: false, detail: 'No lock is left behind.' }
        : { changed: true, detail: `Removed ${files.length} locks whose owner is gone.`, facts: { files } };
    },
  };
}

/** The process a lock names: a number alone, or `pid` of a JSON object. */
async function ownerOf(path: string): Promise<number | undefined> {
  const text = (await readFile(path, 'utf8').catch(() => '')).slice(0, 1024);
  const pid = Number(/^\s*(\d+)\s*$/.exec(text)?.[1] ?? /"pid"\s*:\s*(\d+)/.exec(text)?.[1]);
  return Number.isInteger(pid) && pid > 0 ? pid : undefined;
}

function processLives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
