import { homedir } from 'node:os';
import { join } from 'node:path';

export interface DefaultFolders {
  readonly runs: string;
  readonly cache: string;
}

/** Where this kind of system keeps data and derived files of a user (XDG on Linux, Library on macOS, AppData). */
export function defaultFolders(
  platform: NodeJS.Platform = process.platform,
  env: NodeJS.ProcessEnv = process.env,
  home: string = homedir(),
): DefaultFolders {
  if (platform === 'win32') {
    const local = env.LOCALAPPDATA ?? join(home, 'AppData', 'Local');
    return { runs: join(local, 'retake', 'Data', 'runs'), cache: join(local, 'retake', 'Cache') };
  }
  if (platform === 'darwin') {
    const library = join(home, 'Library');
    return {
      runs: join(library, 'Application Support', 'retake', 'runs'),
      cache: join(library, 'Caches', 'retake'),
    };
  }
  const data = env.XDG_DATA_HOME || join(home, '.local', 'share');
  const cache = env.XDG_CACHE_HOME || join(home, '.cache');
  return { runs: join(data, 'retake', 'runs'), cache: join(cache, 'retake') };
}
