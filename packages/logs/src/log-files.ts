import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { RetakeError } from '@retake/plugin-api';
import { logFileName, logFolder } from './log-folder.js';

const packedName = /^retake\.jsonl\.(\d+)\.gz$/;

/** Files of a run's log. */
export interface LogFiles {
  /** Rotated files, oldest first. */
  readonly packed: readonly string[];
  /** The one that is being written; it may not be there yet. */
  readonly live: string;
}

/** @throws RetakeError `run_not_found` when the run has no log */
export async function logFiles(runsDirectory: string, run: string): Promise<LogFiles> {
  const folder = logFolder(runsDirectory, run);
  const names = await readdir(folder).catch((): string[] => []);
  const packed = names
    .map((name) => ({ name, age: Number(packedName.exec(name)?.[1] ?? 0) }))
    .filter(({ age }) => age > 0)
    .sort((a, b) => b.age - a.age);
  if (packed.length === 0 && !names.includes(logFileName))
    throw new RetakeError('run_not_found', `The run "${run}" has no log in ${folder}.`, {
      facts: { run, directory: folder },
    });
  return { packed: packed.map(({ name }) => join(folder, name)), live: join(folder, logFileName) };
}
