import { open } from 'node:fs/promises';
import { relative } from 'node:path';
import type { RecoveryOperation } from '@retake/plugin-api';
import { setAside } from '@retake/remedies';
import { targetFiles } from '../files/target-files.js';

const lookedAt = 512;

/** Sets aside weight files that are web pages, error messages or nothing at all. */
export const setAsideImpostor: RecoveryOperation = {
  title: 'Set aside pages that were saved as weights',
  async run(params, { plan: { checkpoint } }) {
    const found: string[] = [];
    for (const path of await targetFiles(checkpoint, params)) {
      if (!(await isImpostor(path))) continue;
      await setAside(path, 'damaged');
      found.push(relative(checkpoint, path));
    }
    return found.length === 0
      ? { changed: false, detail: 'No weight file is a page or empty.' }
      : {
          changed: true,
          detail: `Set aside ${found.join(', ')}: a page or nothing, saved as weights.`,
          facts: { files: found },
        };
  },
};

/** No format of weights begins so: safetensors begins with a length, GGUF, zip and pickle with marks of their own. */
async function isImpostor(path: string): Promise<boolean> {
  const file = await open(path, 'r').catch(() => undefined);
  if (!file) return false;
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(lookedAt), 0, lookedAt, 0);
    const words = buffer.subarray(0, bytesRead).toString('utf8').trimStart().toLowerCase();
    return bytesRead === 0 || /^(<!doctype|<html|<\?xml|\{"?error|\{\s*"(error|message|detail)")/.test(words);
  } finally {
    await file.close();
  }
}
