import { readFile } from 'node:fs/promises';
import { isAbsolute, normalize, sep } from 'node:path';
import { invalidSafetensors } from './invalid-safetensors.js';
import { repeatedKey } from './repeated-key.js';

/**
 * Reads `*.safetensors.index.json`: tensor name → shard file, relative to the folder of the index.
 * @throws RetakeError `safetensors_invalid` of kind `bad_index`, also when a shard would lie outside the folder.
 */
export async function readIndex(path: string): Promise<ReadonlyMap<string, string>> {
  const map = weightMap(await readFile(path, 'utf8'), path);
  for (const [tensor, shard] of map) {
    if (typeof shard === 'string' && isInside(shard)) continue;
    throw invalidSafetensors('bad_index', path, `"${tensor}" is said to be in ${JSON.stringify(shard)}`, {
      tensor,
    });
  }
  return map as ReadonlyMap<string, string>;
}

function weightMap(text: string, path: string): Map<string, unknown> {
  let index: unknown;
  try {
    index = JSON.parse(text);
  } catch {
    throw invalidSafetensors('bad_index', path, 'the index is not JSON text');
  }
  const map = (index as { weight_map?: unknown } | null)?.weight_map;
  if (typeof map !== 'object' || map === null || Array.isArray(map) || Object.keys(map).length === 0) {
    throw invalidSafetensors('bad_index', path, 'the index has no weight_map');
  }
  const repeated = repeatedKey(text.slice(text.indexOf('{', text.indexOf('"weight_map"'))));
  if (repeated !== undefined) {
    throw invalidSafetensors('bad_index', path, `the index has "${repeated}" twice`, { tensor: repeated });
  }
  return new Map(Object.entries(map));
}

function isInside(shard: string): boolean {
  const parts = normalize(shard).split(sep);
  return (
    shard.endsWith('.safetensors') && !isAbsolute(shard) && !parts.includes('..') && !shard.includes('\0')
  );
}
