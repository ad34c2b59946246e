import { RetakeError } from '@retake/plugin-api';
import { makeFolder } from './make-folder.js';

/** Makes the folder for derived files where it is missing. @throws RetakeError `config_invalid` where it cannot be made */
export async function makeCache(folder: string): Promise<void> {
  try {
    await makeFolder(folder);
  } catch (error) {
    const message = `The cache folder ${folder} cannot be made: ${(error as Error).message}`;
    throw new RetakeError('config_invalid', message, {
      hint: 'Allow writing there; on Linux XDG_CACHE_HOME names another place, on Windows LOCALAPPDATA.',
      facts: { directory: folder },
      cause: error,
    });
  }
}
