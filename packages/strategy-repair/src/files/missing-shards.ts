import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { walkFiles } from '@retake/remedies';

/** Absolute paths of the shards that the indexes below a folder name and that are not there. */
export async function missingShards(folder: string): Promise<readonly string[]> {
  const indexes = (await walkFiles(folder)).filter((path) => path.endsWith('.safetensors.index.json'));
  const named = new Set((await Promise.all(indexes.map(shardsOf))).flat());
  const missing = await Promise.all(
    [...named].map(async (path) => ((await stat(path).catch(() => undefined)) ? [] : [path])),
  );
  return missing.flat().sort();
}

async function shardsOf(index: string): Promise<string[]> {
  try {
    const { weight_map: map } = JSON.parse(await readFile(index, 'utf8')) as { weight_map?: object };
    return Object.values(map ?? {}).map((name) => join(dirname(index), basename(String(name))));
  } catch {
    return [];
  }
}
