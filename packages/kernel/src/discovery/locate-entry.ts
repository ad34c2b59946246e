import { realpathSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { PluginProblem } from '../report/index.js';

/**
 * The absolute real path of the module a manifest points to.
 * @param folder real path of the package
 * @throws PluginProblem `entry_outside` when it leaves the package (also through a link), `entry_missing`
 */
export function locateEntry(folder: string, path: string): string {
  const wanted = resolve(folder, path);
  if (!path.startsWith('./') || !isInside(folder, wanted))
    throw new PluginProblem('read', 'entry_outside', `\`retake.plugin\` is "${path}", outside of ${folder}`);
  const real = realPath(wanted);
  if (!isInside(folder, real))
    throw new PluginProblem('read', 'entry_outside', `\`retake.plugin\` "${path}" is a link to ${real}`);
  return real;
}

function realPath(path: string): string {
  try {
    return realpathSync(path);
  } catch (cause) {
    throw new PluginProblem('read', 'entry_missing', `${path} does not exist`, { cause });
  }
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && resolve(folder, way) === path;
}
