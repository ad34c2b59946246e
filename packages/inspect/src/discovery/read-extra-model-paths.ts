import { readFile, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { parse } from 'yaml';
import type { Surroundings } from './hf-cache.js';

/** Folders of one kind of model, such as `diffusion_models`. */
export interface ModelFolders {
  readonly kind: string;
  readonly folders: readonly string[];
}

/** A file of paths is small; a larger one is not read. */
const mostBytes = 1_000_000;
/** Aliases may not blow up a small file. */
const mostAliases = 100;
const notFolders = ['base_path', 'is_default', 'custom_nodes', 'download_model_base', 'configs'];

/**
 * Reads ComfyUI's `extra_model_paths.yaml`: per group a `base_path`, then folders below it, one or several lines each. Only
 * strings are taken, no tags, no code. Gives nothing for what is missing, too large or not YAML.
 */
export async function readExtraModelPaths(
  file: string,
  surroundings: Surroundings,
): Promise<readonly ModelFolders[]> {
  const size = await stat(file).catch(() => undefined);
  if (!size?.isFile() || size.size > mostBytes) return [];
  const groups = parseGroups(await readFile(file, 'utf8').catch(() => ''));
  return groups.flatMap((group) => {
    const given = typeof group.base_path === 'string' ? expand(group.base_path, surroundings) : '';
    const base = given === '' ? undefined : resolve(dirname(file), given);
    return Object.entries(group).flatMap(([kind, value]) =>
      notFolders.includes(kind) || typeof value !== 'string'
        ? []
        : [
            {
              kind,
              folders: linesOf(value).map((line) => place(expand(line, surroundings), base ?? dirname(file))),
            },
          ],
    );
  });
}

function parseGroups(text: string): readonly Readonly<Record<string, unknown>>[] {
  try {
    const parsed: unknown = parse(text, { schema: 'core', maxAliasCount: mostAliases, logLevel: 'error' });
    if (typeof parsed !== 'object' || parsed === null) return [];
    return Object.values(parsed).filter(
      (group) => typeof group === 'object' && group !== null && !Array.isArray(group),
    );
  } catch {
    return [];
  }
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function place(path: string, base: string): string {
  return isAbsolute(path) ? path : join(base, path);
}

/** `~`, `$NAME`, `${NAME}` and `%NAME%`, as ComfyUI expands them; unknown names stay. */
function expand(path: string, { env, home }: Surroundings): string {
  return path
    .replace(/^~(?=$|[\\/])/, home)
    .replace(/\$\{(\w+)\}|\$(\w+)|%(\w+)%/g, (all, a, b, c) => env[a ?? b ?? c] ?? all);
}
