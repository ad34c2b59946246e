import { relative } from 'node:path';
import type { RecoveryOperation } from '@retake/plugin-api';
import { setAside } from '@retake/remedies';
import { hashFile } from '../files/hash-file.js';
import { knownHash } from '../files/known-hash.js';
import { targetFiles } from '../files/target-files.js';

/** Compares files with the hashes that downloads wrote down, and sets aside those that differ. */
export const verifyFiles: RecoveryOperation = {
  title: 'Check the files by hash and set damaged ones aside',
  async run(params, { plan: { checkpoint }, signal }) {
    const damaged: string[] = [];
    let verified = 0;
    for (const path of await targetFiles(checkpoint, params)) {
      signal.throwIfAborted();
      const known = await knownHash(checkpoint, path);
      if (!known) continue;
      const found = await hashFile(path, known.kind, signal).catch(() => undefined);
      if (found === undefined) continue;
      verified += 1;
      if (found === known.hex) continue;
      await setAside(path, 'damaged');
      damaged.push(relative(checkpoint, path));
    }
    const facts = { verified, damaged };
    if (damaged.length > 0)
      return { changed: true, detail: `Set aside ${damaged.join(', ')}: the hash is wrong.`, facts };
    const detail =
      verified === 0
        ? 'Nobody wrote down the hashes of these files.'
        : `All ${verified} files are as downloaded.`;
    return { changed: false, detail, facts };
  },
};
