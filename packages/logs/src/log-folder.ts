import { join } from 'node:path';
import { RetakeError } from '@retake/plugin-api';

const runPattern = /^[a-z0-9][a-z0-9-]{0,79}$/;

/** Name of the file that is being written; rotated ones end in `.1.gz`, `.2.gz`, the oldest last. */
export const logFileName = 'retake.jsonl';

/** Folder with the logs of a run. @throws RetakeError `run_not_found` when no run can have that name */
export function logFolder(runsDirectory: string, run: string): string {
  if (!runPattern.test(run))
    throw new RetakeError('run_not_found', `There is no run "${run}" in ${runsDirectory}.`, {
      facts: { run, directory: runsDirectory },
    });
  return join(runsDirectory, run, 'logs');
}
