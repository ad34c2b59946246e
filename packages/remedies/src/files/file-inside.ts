import { realpath } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';

/**
 * The absolute path of a file that is to lie in a folder, whether or not it and the folders on the way are there.
 * @returns undefined when it would lie elsewhere, also by way of a link, or when the folder itself is not there. The last name may
 * be a link itself: it is the name that operations work on, never what it points at.
 */
export async function fileInside(folder: string, path: string): Promise<string | undefined> {
  const wanted = resolve(folder, path);
  if (!isBelow(resolve(folder), wanted)) return undefined;
  const root = await realpath(folder).catch(() => undefined);
  if (root === undefined) return undefined;
  for (let parent = dirname(wanted); ; parent = dirname(parent)) {
    const real = await realpath(parent).catch(() => undefined);
    if (real === undefined && parent !== resolve(folder)) continue;
    const inside = real !== undefined && (real === root || isBelow(root, real));
    return inside ? join(real, relative(parent, wanted)) : undefined;
  }
}

function isBelow(folder: string, path: string): boolean {
  const inside = relative(folder, path);
  return inside !== '' && inside !== '..' && !inside.startsWith(`..${sep}`) && !isAbsolute(inside);
}
