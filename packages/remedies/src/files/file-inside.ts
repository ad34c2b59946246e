import { realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

/**
 * The absolute path of a file that is to lie in a folder, whether or not it is there.
 * @returns undefined when it would lie elsewhere, also by way of a link, or when its folder is not there. The last name may be a
 * link itself: it is the name that operations work on, never what it points at.
 */
export async function fileInside(folder: string, path: string): Promise<string | undefined> {
  const wanted = resolve(folder, path);
  if (!isBelow(resolve(folder), wanted)) return undefined;
  try {
    const parent = await realpath(dirname(wanted));
    const root = await realpath(folder);
    return parent === root || isBelow(root, parent) ? join(parent, basename(wanted)) : undefined;
  } catch {
    return undefined;
  }
}

function isBelow(folder: string, path: string): boolean {
  const inside = relative(folder, path);
  return inside !== '' && inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside);
}
