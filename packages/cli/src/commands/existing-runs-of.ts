import { stat } from 'node:fs/promises';
import { UsageError } from '../args/usage-error.js';
import { type AppContext, runsDirectoryOf } from './open-retake.js';

/**
 * Absolute path of the folder that holds the runs, for commands that only look. The usual one need not be there yet; one that
 * was given and is not there was mistyped, and is not made.
 * @throws UsageError
 */
export async function existingRunsOf(context: AppContext): Promise<string> {
  const directory = await runsDirectoryOf(context);
  if (context.flags['runs-dir'] === undefined) return directory;
  const found = await stat(directory).catch((error: NodeJS.ErrnoException) => error.code);
  if (found === 'ENOENT' || found === 'ENOTDIR')
    throw new UsageError(`--runs-dir: nothing is there: ${directory}`, howTo);
  if (typeof found === 'string')
    throw new UsageError(`--runs-dir: it cannot be looked at (${found}): ${directory}`, howTo);
  if (typeof found === 'object' && !found.isDirectory())
    throw new UsageError(`--runs-dir: this is no folder: ${directory}`, howTo);
  return directory;
}

const howTo =
  'Check the path; relative ones start here. Without the flag it is the usual one: of the app, or in your user data.';
