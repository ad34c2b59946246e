import { mkdir, readdir, rename, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { RecoveryOperation } from '@retake/plugin-api';

const stepPattern = /^step-(\d+)\.bin$/;

/**
 * Sets inner checkpoints of the failing stage aside, in the run's folder `set-aside`: the `newest` so many, or all of them. The
 * stage goes on from the one before, or from its beginning.
 */
export const setAsideCheckpoint: RecoveryOperation = {
  title: 'Set checkpoints of the stage aside',
  async run({ newest }, { failure: { stage }, runFolder }) {
    const folder =
      stage === undefined ? undefined : await newestFolder(join(runFolder, 'checkpoints'), stage);
    const steps =
      folder === undefined ? [] : (await stepsOf(folder)).slice(typeof newest === 'number' ? -newest : 0);
    if (folder === undefined || steps.length === 0)
      return { changed: false, detail: 'The stage has no checkpoint to go back from.' };
    const aside = join(runFolder, 'set-aside', basename(folder));
    await mkdir(aside, { recursive: true });
    for (const name of steps) await rename(join(folder, name), join(aside, name));
    const [left] = (await stepsOf(folder)).slice(-1);
    const from = left === undefined ? 'its beginning' : `step ${stepOf(left)}`;
    return {
      changed: true,
      detail: `Set ${steps.length} checkpoints aside; ${stage} goes on from ${from}.`,
      facts: { files: steps },
    };
  },
};

/** The folder of a stage that was written last; one stage has one for every plan it was begun under. */
export async function newestFolder(parent: string, stage: string): Promise<string | undefined> {
  const names = (await readdir(parent).catch(() => [])).filter(
    (name) => name.slice(0, name.lastIndexOf('-')) === stage,
  );
  const dated = await Promise.all(
    names.map(async (name) => ({ path: join(parent, name), at: (await stat(join(parent, name))).mtimeMs })),
  );
  return dated.sort((a, b) => b.at - a.at)[0]?.path;
}

async function stepsOf(folder: string): Promise<string[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => stepPattern.test(name));
  return names.sort((a, b) => stepOf(a) - stepOf(b));
}

function stepOf(name: string): number {
  return Number(stepPattern.exec(name)?.[1]);
}
