import { link, rename, rm } from 'node:fs/promises';

const mostNames = 1000;

/**
 * Gives a file another name beside it, so that nothing is lost and nobody reads it.
 * @param ending what the new name ends in: `damaged` makes `model.safetensors.damaged`, or `….damaged.2` when that is taken.
 * @returns the new path.
 */
export async function setAside(path: string, ending: string): Promise<string> {
  for (let count = 1; count < mostNames; count += 1) {
    const name = count === 1 ? `${path}.${ending}` : `${path}.${ending}.${count}`;
    try {
      await link(path, name);
      await rm(path);
      return name;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EEXIST') continue;
      if (code !== 'EPERM' && code !== 'ENOTSUP' && code !== 'EMLINK') throw error;
      await rename(path, name);
      return name;
    }
  }
  throw new Error(`${path} was set aside ${mostNames} times already`);
}
