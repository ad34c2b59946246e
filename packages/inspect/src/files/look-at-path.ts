import { constants } from 'node:fs';
import { access, lstat, realpath, stat } from 'node:fs/promises';
import type { Reason } from '../report/reasons.js';

/** What stands at a path. */
export type PathState =
  | { readonly is: 'file' | 'folder'; readonly size: number; readonly real: string; readonly link: boolean }
  | { readonly is: 'nothing' }
  | { readonly is: 'problem'; readonly reason: Reason; readonly message: string };

const reasonOf: Readonly<Record<string, Reason>> = {
  EACCES: 'permission_denied',
  EPERM: 'permission_denied',
  ELOOP: 'link_loop',
};

/** Looks without opening; links are followed. Never throws for what the file system says. */
export async function lookAtPath(path: string): Promise<PathState> {
  try {
    const link = (await lstat(path)).isSymbolicLink();
    const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' && link) return undefined;
      throw error;
    });
    if (!found)
      return { is: 'problem', reason: 'link_dangling', message: `${path} links to a file that is gone` };
    await access(path, found.isDirectory() ? constants.R_OK | constants.X_OK : constants.R_OK);
    if (found.isDirectory() || found.isFile()) {
      const real = await realpath(path);
      return { is: found.isDirectory() ? 'folder' : 'file', size: found.size, real, link };
    }
    return { is: 'problem', reason: 'not_a_file', message: `${path} is neither file nor folder` };
  } catch (error) {
    return problemOf(error, path);
  }
}

/** A system error as something to report. */
export function problemOf(error: unknown, path: string): PathState {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') return { is: 'nothing' };
  return { is: 'problem', reason: reasonOf[code ?? ''] ?? 'io_error', message: `${path}: ${message}` };
}
