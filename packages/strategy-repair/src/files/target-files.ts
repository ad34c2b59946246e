import { join, relative } from 'node:path';
import type { JsonObject } from '@retake/plugin-api';
import { fileInside, walkFiles } from '@retake/remedies';

/** The files an operation is about: the named one, those of the named component, or all weights of the checkpoint. */
export async function targetFiles(
  checkpoint: string,
  { file, component }: JsonObject,
): Promise<readonly string[]> {
  if (typeof file === 'string') {
    const names = typeof component === 'string' ? [join(component, file), file] : [file];
    const inside = await Promise.all(names.map((name) => fileInside(checkpoint, name)));
    const paths = inside.filter((path) => path !== undefined);
    const all = await walkFiles(checkpoint);
    const [first] = [...paths.filter((path) => all.includes(path)), ...paths];
    return first === undefined ? [] : [first];
  }
  const below = typeof component === 'string' ? `${component}/` : '';
  return (await walkFiles(checkpoint)).filter((path) => {
    const name = relative(checkpoint, path).replaceAll('\\', '/');
    return isWeights(name) && name.startsWith(below) && !name.startsWith('.');
  });
}

/** Whether a name is one that weights have. */
export function isWeights(name: string): boolean {
  return /\.(safetensors|gguf|bin|pt|pth|ckpt)$/.test(name);
}
