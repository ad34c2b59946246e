import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import type { JsonObject, RecoveryOperation } from '@retake/plugin-api';
import { fileInside, setAside } from '@retake/remedies';
import { compareNumbers } from '../files/compare-numbers.js';
import { hashFile } from '../files/hash-file.js';
import { knownHash } from '../files/known-hash.js';
import { missingShards } from '../files/missing-shards.js';
import { neighbours } from '../files/neighbours.js';
import { putFile } from '../files/put-file.js';
import { isWhole, readHeader } from '../files/read-header.js';
import { sameData } from '../files/same-data.js';
import { isWeights, targetFiles } from '../files/target-files.js';
import type { RepairParts } from '../repair-parts.js';

/**
 * Takes whole files from other folders for those that are damaged or missing. A candidate lies at the same path below its folder,
 * is whole, has a component of the same config, and is shown to hold the same weights: by the hash the download wrote down, or
 * by equal samples of the data that is left. `unproven: true` takes one that is only of the same config. With `numbers: true` a file
 * that can be read is damaged too where its tensors are zeroed or not finite and another file's are not.
 */
export function relinkFile({ config: { folders } }: Pick<RepairParts, 'config'>): RecoveryOperation {
  return {
    title: 'Take whole files from other folders',
    async run(params, { plan: { checkpoint }, signal }) {
      const places = [...folders, ...(await neighbours(checkpoint))];
      const taken: string[] = [];
      const similar: string[] = [];
      const paths = await wanted(checkpoint, params, places);
      const numbers = params.numbers === true;
      for (const path of numbers ? paths : await damagedOf(checkpoint, paths)) {
        const below = relative(checkpoint, path);
        for (const place of places) {
          const candidate = join(place, below);
          if (!(await fits(path, candidate))) continue;
          const compared = numbers ? await compareNumbers(path, candidate).catch(() => 'no help') : undefined;
          if (compared === 'no help') continue;
          const proven = compared === 'mended' || (await isSame(checkpoint, path, candidate, signal));
          if (!proven) similar.push(candidate);
          if (!proven && params.unproven !== true) continue;
          if (await exists(path)) await setAside(path, 'damaged');
          await putFile(candidate, path);
          taken.push(`${below} from ${place}`);
          break;
        }
      }
      if (taken.length > 0)
        return { changed: true, detail: `Took ${taken.join(', ')}.`, facts: { files: taken } };
      const detail =
        similar.length === 0
          ? 'No other folder has a whole copy of what is damaged.'
          : `${similar.join(', ')} would fit, but cannot be shown to hold the same weights.`;
      return { changed: false, detail, facts: { similar } };
    },
  };
}

/** Files to look at: the named one, or all weights, missing shards, and what other folders have for a component without weights. */
async function wanted(
  checkpoint: string,
  params: JsonObject,
  places: readonly string[],
): Promise<readonly string[]> {
  const named = await targetFiles(checkpoint, params);
  const { component } = params;
  if (typeof params.file === 'string' && named.length > 0) return named;
  if (typeof component !== 'string') return [...named, ...(await missingShards(checkpoint))];
  const folder = await fileInside(checkpoint, component);
  if (folder === undefined) return [];
  const found = [...named, ...(await missingShards(folder))];
  if (found.length > 0) return found;
  const others = await Promise.all(places.map((place) => readdir(join(place, component)).catch(() => [])));
  return [...new Set(others.flat().filter(isWeights))].map((name) => join(folder, name));
}

async function damagedOf(checkpoint: string, paths: readonly string[]): Promise<string[]> {
  const states = await Promise.all(
    paths.map(async (path) => {
      if (!(await isSound(path))) return [path];
      const known = await knownHash(checkpoint, path);
      return known && (await hashFile(path, known.kind)) !== known.hex ? [path] : [];
    }),
  );
  return states.flat();
}

/** Whether a file can be read as what its name says. */
async function isSound(path: string): Promise<boolean> {
  if (path.endsWith('.safetensors')) return isWhole(await readHeader(path));
  if (path.endsWith('.json')) return parse(await readFile(path, 'utf8').catch(() => '')) !== undefined;
  return (await stat(path).catch(() => ({ size: 0 }))).size > 0;
}

/** Whether a candidate is whole, another file, and its component is configured like the one it is to join. */
async function fits(path: string, candidate: string): Promise<boolean> {
  if (!(await isSound(candidate))) return false;
  const [own, other] = await Promise.all([path, candidate].map((one) => stat(one).catch(() => undefined)));
  if (own && other && own.ino === other.ino && own.dev === other.dev) return false;
  if (basename(path) === 'config.json') return true;
  const [mine, theirs] = await Promise.all([path, candidate].map((one) => configBeside(one)));
  return mine !== undefined && mine === theirs;
}

/** The config of a file's component, without what names versions and origins. */
async function configBeside(path: string): Promise<string | undefined> {
  const config = parse(await readFile(join(dirname(path), 'config.json'), 'utf8').catch(() => ''));
  if (!config) return undefined;
  const told = Object.entries(config).filter(
    ([name]) => !name.startsWith('_') && name !== 'transformers_version',
  );
  return JSON.stringify(told.sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function isSame(
  checkpoint: string,
  path: string,
  candidate: string,
  signal: AbortSignal,
): Promise<boolean> {
  const known = await knownHash(checkpoint, path);
  if (known) return (await hashFile(candidate, known.kind, signal)) === known.hex;
  const header = await readHeader(candidate);
  return header !== undefined && (await sameData(path, candidate, header.dataStart).catch(() => false));
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
