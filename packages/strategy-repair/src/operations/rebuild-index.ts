import { readFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import type { RecoveryOperation } from '@retake/plugin-api';
import { setAside, walkFiles } from '@retake/remedies';
import { isWhole, readHeader } from '../files/read-header.js';
import { writeWhole } from '../files/write-whole.js';

const shardPattern = /^(?<base>.+)-(?<number>\d{5})-of-(?<count>\d{5})\.safetensors$/;

/** Writes the index of every component from the headers of its shards, where all of them are there and whole. */
export const rebuildIndex: RecoveryOperation = {
  title: 'Rebuild the index of a component from its shards',
  async run({ component }, { plan: { checkpoint } }) {
    const files = await walkFiles(checkpoint);
    const below = typeof component === 'string' ? `${component}/` : '';
    const wanted = files.filter((path) => relative(checkpoint, path).replaceAll('\\', '/').startsWith(below));
    const rebuilt: string[] = [];
    for (const [index, shards] of shardsByIndex(wanted)) {
      const text = await indexOf(shards);
      if (text === undefined || (await same(index, text))) continue;
      if (files.includes(index)) await setAside(index, 'damaged');
      await writeWhole(index, text);
      rebuilt.push(relative(checkpoint, index));
    }
    return rebuilt.length === 0
      ? { changed: false, detail: 'No index differs from what complete shards say.' }
      : {
          changed: true,
          detail: `Rebuilt ${rebuilt.join(', ')} from the shards.`,
          facts: { files: rebuilt },
        };
  },
};

/** Path of the index → its shards, for sets that are complete by number. */
function shardsByIndex(paths: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const sets = new Map<string, { count: number; shards: string[] }>();
  for (const path of paths) {
    const { base, count } = shardPattern.exec(basename(path))?.groups ?? {};
    if (base === undefined) continue;
    const index = join(dirname(path), `${base}.safetensors.index.json`);
    const set = sets.get(index) ?? { count: Number(count), shards: [] };
    set.shards.push(path);
    sets.set(index, set);
  }
  const complete = [...sets].filter(([, { count, shards }]) => shards.length === count);
  return new Map(complete.map(([index, { shards }]) => [index, shards.sort()]));
}

/** The index as the hub writes it, or undefined when a shard is not whole. */
async function indexOf(shards: readonly string[]): Promise<string | undefined> {
  const places: (readonly [string, string])[] = [];
  let total = 0;
  for (const shard of shards) {
    const header = await readHeader(shard);
    if (!isWhole(header)) return undefined;
    total += header.bytes - header.dataStart;
    places.push(...Object.keys(header.tensors).map((name) => [name, basename(shard)] as const));
  }
  const weightMap = Object.fromEntries(places.sort(([a], [b]) => (a < b ? -1 : 1)));
  return `${JSON.stringify({ metadata: { total_size: total }, weight_map: weightMap }, null, 2)}\n`;
}

/** Whether the index there is says the same, in whatever order. */
async function same(index: string, text: string): Promise<boolean> {
  try {
    const given = JSON.parse(await readFile(index, 'utf8')).weight_map as Record<string, string>;
    const right = JSON.parse(text).weight_map as Record<string, string>;
    const names = Object.keys(right);
    return Object.keys(given).length === names.length && names.every((name) => given[name] === right[name]);
  } catch {
    return false;
  }
}
