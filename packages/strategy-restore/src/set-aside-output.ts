import { mkdir, rename } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { RecoveryOperation } from '@retake/plugin-api';
import { newestFolder } from './set-aside-checkpoint.js';

/** Sets the stored output of a stage aside, in the run's folder `set-aside`; the kernel sees that it is gone and makes it anew. */
export const setAsideOutput: RecoveryOperation = {
  title: 'Set the result of a stage aside',
  async run({ stage }, { runFolder }) {
    const folder =
      typeof stage === 'string' ? await newestFolder(join(runFolder, 'stages'), stage) : undefined;
    if (folder === undefined) return { changed: false, detail: 'The stage has left no result yet.' };
    const parent = join(runFolder, 'set-aside');
    await mkdir(parent, { recursive: true });
    const aside = await moveTo(folder, join(parent, basename(folder)));
    return {
      changed: true,
      detail: `Set the result of ${stage} aside; it is made anew.`,
      facts: { folder: aside },
    };
  },
};

const mostNames = 1000;

async function moveTo(folder: string, wanted: string): Promise<string> {
  for (let count = 1; count < mostNames; count += 1) {
    const name = count === 1 ? wanted : `${wanted}.${count}`;
    try {
      await rename(folder, name);
      return name;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'ENOTEMPTY' && code !== 'EEXIST') throw error;
    }
  }
  throw new Error(`${wanted} was set aside ${mostNames} times already`);
}
