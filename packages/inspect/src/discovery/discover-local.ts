import { readdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { describeLooseFile } from '../checkpoint/find-loose-files.js';
import { resolveSnapshot } from '../checkpoint/resolve-snapshot.js';
import { lookAtPath } from '../files/look-at-path.js';
import { inspectCheckpoint } from '../inspect-checkpoint.js';
import { comfyuiFolders } from './comfyui-folders.js';
import { listHfCache, type Surroundings } from './hf-cache.js';
import type { LocalCheckpoint } from './local-checkpoint.js';

/** Where to look. */
export interface DiscoveryOptions {
  /** Folders that hold checkpoints, or are some. */
  readonly paths?: readonly string[];
  /** Folders of ComfyUI, or `extra_model_paths.yaml` files, besides the usual ones. */
  readonly comfyui?: readonly string[];
  readonly signal?: AbortSignal;
}

const weightEnding = /\.(safetensors|gguf)$/i;
/** How deep below a given folder checkpoints are looked for. */
const levels = 2;

/**
 * Checkpoints in the Hugging Face cache, in ComfyUI's folders and in given paths, each looked into. What cannot be read is
 * passed over.
 */
export async function discoverLocal(
  surroundings: Surroundings,
  options: DiscoveryOptions = {},
): Promise<readonly LocalCheckpoint[]> {
  const found = new Map<string, LocalCheckpoint>();
  const add = async (path: string, foundIn: LocalCheckpoint['foundIn'], name: string) => {
    options.signal?.throwIfAborted();
    const state = await lookAtPath(path);
    if ((state.is !== 'folder' && state.is !== 'file') || found.has(state.real)) return;
    const local = state.is === 'file' ? await lookAtFile(path) : await lookAtFolder(path);
    if (local) found.set(state.real, { path: resolve(path), foundIn, name, ...local });
  };
  for (const path of options.paths ?? [])
    for (const folder of await checkpointsBelow(resolve(path), levels))
      await add(folder, 'given', basename(folder));
  for (const { repository, folder } of await listHfCache(surroundings))
    if (await isCheckpoint(await resolveSnapshot(folder)))
      await add(await resolveSnapshot(folder), 'hf-cache', repository);
  for (const { folders } of await comfyuiFolders(surroundings, options.comfyui))
    for (const folder of folders)
      for (const path of await comfyuiEntries(folder)) await add(path, 'comfyui', basename(path));
  return [...found.values()];
}

async function lookAtFolder(folder: string): Promise<Pick<LocalCheckpoint, 'report' | 'file'> | undefined> {
  const report = await inspectCheckpoint(folder).catch(() => undefined);
  return report && { report, file: null };
}

/** Only files that make clips: a VAE by itself is no alternative. */
async function lookAtFile(path: string): Promise<Pick<LocalCheckpoint, 'report' | 'file'> | undefined> {
  const file = await describeLooseFile(dirname(path), path);
  return file.role === 'transformer' && file.problem === null ? { report: null, file } : undefined;
}

async function comfyuiEntries(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found: string[] = [];
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (weightEnding.test(entry.name)) found.push(path);
    else if (!entry.isFile()) found.push(...(await checkpointsBelow(path, 1)));
  }
  return found.sort();
}

async function checkpointsBelow(folder: string, depth: number): Promise<string[]> {
  if (await isCheckpoint(folder)) return [folder];
  if (depth === 0) return [];
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const below = await Promise.all(
    entries
      .filter((entry) => !entry.isFile() && !entry.name.startsWith('.'))
      .map((entry) => checkpointsBelow(join(folder, entry.name), depth - 1)),
  );
  return below.flat().sort();
}

/** A diffusers folder with its index; others are not worth the look. */
async function isCheckpoint(folder: string): Promise<boolean> {
  return (await lookAtPath(join(folder, 'model_index.json'))).is === 'file';
}
