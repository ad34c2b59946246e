import { stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { JsonObject } from '@retake/plugin-api';
import { fileInside, walkFiles } from '@retake/remedies';

/**
 * The files an operation is about: the named one, the weights in the named folder or component, or all weights of the
 * checkpoint.
 */
export async function targetFiles(
  checkpoint: string,
  { file, component }: JsonObject,
): Promise<readonly string[]> {
  if (typeof file === 'string') {
    const names = typeof component === 'string' ? [join(component, file), file] : [file];
    const inside = await Promise.all(names.map((name) => fileInside(checkpoint, name)));
    const paths = inside.filter((path) => path !== undefined);
    const all = await walkFiles(checkpoint);
    const folder = (await folders(paths))[0];
    if (folder !== undefined) return weightsBelow(checkpoint, folder);
    const [first] = [...paths.filter((path) => all.includes(path)), ...paths];
    return first === undefined ? [] : [first];
  }
  return weightsBelow(checkpoint, typeof component === 'string' ? join(checkpoint, component) : checkpoint);
}

async function weightsBelow(checkpoint: string, folder: string): Promise<readonly string[]> {
  const below = relative(checkpoint, folder);
  return (await walkFiles(checkpoint)).filter((path) => {
    const name = relative(checkpoint, path);
    return isWeights(name) && !name.startsWith('.') && (below === '' || name.startsWith(`${below}${sep}`));
  });
}

/** Those of some paths that are folders. */
async function folders(paths: readonly string[]): Promise<readonly string[]> {
  const stats = await Promise.all(paths.map((path) => stat(path).catch(() => undefined)));
  return paths.filter((_, index) => stats[index]?.isDirectory());
}

/** Whether a name is one that weights have. */
export function isWeights(name: string): boolean {
  return /\.(safetensors|gguf|bin|pt|pth|ckpt)$/.test(name);
}
