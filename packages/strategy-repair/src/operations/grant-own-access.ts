import { chmod, lstat } from 'node:fs/promises';
import { dirname, relative } from 'node:path';
import type { RecoveryOperation } from '@retake/plugin-api';
import { targetFiles } from '../files/target-files.js';

const ownRead = 0o400;
const ownFolder = 0o500;

/** Lets the owner read the named file of the checkpoint and open its folder, where this user is the owner. */
export function grantOwnAccess(user: () => number | undefined = () => process.getuid?.()): RecoveryOperation {
  return {
    title: 'Give yourself the right to read the file',
    async run(params, { plan: { checkpoint } }) {
      const granted: string[] = [];
      for (const path of await targetFiles(checkpoint, params)) {
        for (const [one, wanted] of [
          [dirname(path), ownFolder],
          [path, ownRead],
        ] as const) {
          const stats = await lstat(one).catch(() => undefined);
          if (!stats || stats.isSymbolicLink() || stats.uid !== user()) continue;
          if ((stats.mode & wanted) === wanted) continue;
          await chmod(one, (stats.mode & 0o7777) | wanted);
          granted.push(relative(checkpoint, one) || '.');
        }
      }
      return granted.length === 0
        ? { changed: false, detail: 'The file is not yours, or you may read it already.' }
        : { changed: true, detail: `You may read ${granted.join(', ')} again.`, facts: { files: granted } };
    },
  };
}
