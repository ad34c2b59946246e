import { mkdir, stat } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import type { JsonObject, OperationContext, RecoveryOperation } from '@retake/plugin-api';
import { fileInside, setAside } from '@retake/remedies';
import { download } from '../files/download.js';
import { missingShards } from '../files/missing-shards.js';
import type { RepairParts } from '../repair-parts.js';

/** What weights of a component without shards are called in the folders of diffusers and transformers. */
const usualNames = ['diffusion_pytorch_model.safetensors', 'model.safetensors'];

/**
 * Downloads the named file of the checkpoint, or the missing weights of the named component, from the configured sources, in
 * their order (`skip` leaves out the first ones). It goes on where an earlier try stopped, checks size and hash, and only then
 * puts a file in place; what was there is set aside.
 */
export function fetchFile({ config: { sources } }: Pick<RepairParts, 'config'>): RecoveryOperation {
  return {
    title: 'Download one file again',
    async run(params, context) {
      const { checkpoint } = context.plan;
      const urls = sources
        .filter((source) => resolve(source.checkpoint) === resolve(checkpoint))
        .map(({ url }) => url.replace(/\/$/, ''))
        .slice(typeof params.skip === 'number' ? params.skip : 0);
      if (urls.length === 0)
        return { changed: false, detail: 'No source is configured for this checkpoint.' };
      const { paths, all } = await wanted(checkpoint, params);
      if (paths.length === 0)
        return { changed: false, detail: 'The failure names no file of the checkpoint.' };
      const problems: string[] = [];
      const fetched: string[] = [];
      for (const path of paths) {
        const below = relative(checkpoint, path).replaceAll('\\', '/');
        const failed = await fromAny(urls, below, path, context);
        if (failed.length === 0) fetched.push(below);
        problems.push(...failed);
        if (failed.length === 0 && !all) break;
      }
      return fetched.length > 0
        ? { changed: true, detail: `Downloaded ${fetched.join(', ')} again.`, facts: { files: fetched } }
        : { changed: false, detail: `No source delivered the file: ${problems.join('; ')}` };
    },
  };
}

/** What the sources had to say, none when one delivered. */
async function fromAny(
  urls: readonly string[],
  below: string,
  path: string,
  { signal, log }: OperationContext,
): Promise<readonly string[]> {
  const problems: string[] = [];
  for (const base of urls) {
    const url = `${base}/${below.split('/').map(encodeURIComponent).join('/')}`;
    const before = async () => {
      if (await isThere(path)) await setAside(path, 'damaged');
    };
    try {
      await mkdir(dirname(path), { recursive: true });
      await download(url, path, { signal, before });
      return [];
    } catch (error) {
      signal.throwIfAborted();
      log.warn({ err: error, url }, 'a source could not deliver the file');
      problems.push(`${new URL(url).host}: ${(error as Error).message}`);
    }
  }
  return problems;
}

interface Wanted {
  readonly paths: readonly string[];
  /** Whether all are needed, and not any one of them. */
  readonly all: boolean;
}

/** The named file, the missing shards of the named folder, or what its weights are usually called. */
async function wanted(checkpoint: string, { file, component }: JsonObject): Promise<Wanted> {
  if (typeof file !== 'string') return { paths: [], all: false };
  const bare = typeof component === 'string' && basename(file) === file && component !== file;
  const path = await fileInside(checkpoint, bare ? join(component, file) : file);
  if (path === undefined) return { paths: [], all: false };
  const isFolder = (await stat(path).catch(() => undefined))?.isDirectory();
  if (!isFolder) return { paths: [path], all: true };
  const shards = await missingShards(path);
  if (shards.length > 0) return { paths: shards, all: true };
  return { paths: usualNames.map((name) => join(path, name)), all: false };
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
