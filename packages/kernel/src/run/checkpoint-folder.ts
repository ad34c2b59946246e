import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { StageCheckpoints } from '@retake/plugin-api';
import { checkpointHeader, parseCheckpoint } from './checkpoint-file.js';
import { writeAtomic } from './write-atomic.js';

const kept = 2;
const digits = 7;
const namePattern = /^step-(\d+)\.bin$/;

export interface CheckpointNotes {
  loaded(step: number): void;
  saved(step: number, bytes: number): void;
}

/** Inner checkpoints of one stage in one folder: the newest readable one counts, the last two are kept. */
export function checkpointFolder(folder: string, notes: CheckpointNotes): StageCheckpoints {
  return {
    async load() {
      for (const name of (await names(folder)).reverse()) {
        const checkpoint = parseCheckpoint(await readFile(join(folder, name)));
        if (checkpoint) {
          notes.loaded(checkpoint.step);
          return checkpoint;
        }
      }
      return undefined;
    },
    async save(step, data) {
      if (!Number.isSafeInteger(step) || step < 0)
        throw new RangeError(`step ${step} is not a count of steps`);
      await mkdir(folder, { recursive: true });
      const name = `step-${String(step).padStart(digits, '0')}.bin`;
      await writeAtomic(join(folder, name), [checkpointHeader(step, data), data]);
      await prune(folder, name);
      notes.saved(step, data.byteLength);
    },
  };
}

/** Keeps the newest files up to the one just written; a file of a later step belongs to a torn past and goes too. */
async function prune(folder: string, current: string): Promise<void> {
  const all = await names(folder);
  const keep = new Set(all.slice(0, all.indexOf(current) + 1).slice(-kept));
  await Promise.all(
    all.filter((name) => !keep.has(name)).map((name) => rm(join(folder, name), { force: true })),
  );
}

async function names(folder: string): Promise<string[]> {
  const stepOf = (name: string) => Number(namePattern.exec(name)?.[1]);
  try {
    return (await readdir(folder))
      .filter((name) => namePattern.test(name))
      .sort((a, b) => stepOf(a) - stepOf(b));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
