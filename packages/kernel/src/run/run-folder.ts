import { join } from 'node:path';
import { RetakeError } from '@retake/plugin-api';

const idPattern = /^[a-z0-9][a-z0-9-]{0,79}$/;

/** Paths of one run. */
export interface RunFolder {
  readonly path: string;
  readonly journal: string;
  readonly lock: string;
}

/**
 * Where a run lies.
 * @throws RetakeError `run_not_found` when the id is not of the form runs have.
 */
export function runFolder(runsDirectory: string, id: string): RunFolder {
  if (!idPattern.test(id)) throw runNotFound(runsDirectory, id);
  const path = join(runsDirectory, id);
  return { path, journal: join(path, 'journal.jsonl'), lock: join(path, 'lock') };
}

export function runNotFound(runsDirectory: string, id: string): RetakeError {
  return new RetakeError('run_not_found', `There is no run "${id}" in ${runsDirectory}.`, {
    facts: { run: id, directory: runsDirectory },
  });
}

/** Whether a folder of this name can be a run's. */
export function isRunId(name: string): boolean {
  return idPattern.test(name);
}

/** An id that sorts by time: date and time (UTC), then randomness. */
export function runId(now: number, random: string): string {
  const [date = '', time = ''] = new Date(now).toISOString().split('T');
  return `${date.replaceAll('-', '')}-${time.slice(0, 8).replaceAll(':', '')}-${random}`;
}
