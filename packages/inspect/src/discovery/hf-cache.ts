import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Variables and home of the machine that is searched. */
export interface Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

/** Folder of the Hugging Face cache, as the Python client finds it. */
export function hfCacheFolder({ env, home }: Surroundings): string {
  const given = env.HF_HUB_CACHE || env.HUGGINGFACE_HUB_CACHE;
  if (given) return given;
  if (env.HF_HOME) return join(env.HF_HOME, 'hub');
  return join(env.XDG_CACHE_HOME || join(home, '.cache'), 'huggingface', 'hub');
}

/** A repository in the cache. */
export interface CachedRepository {
  /** `Wan-AI/Wan2.2-T2V-A14B-Diffusers` */
  readonly repository: string;
  readonly folder: string;
}

/** Model repositories of the cache; none when there is no cache. */
export async function listHfCache(surroundings: Surroundings): Promise<readonly CachedRepository[]> {
  const cache = hfCacheFolder(surroundings);
  const names = await readdir(cache).catch((): string[] => []);
  return names
    .filter((name) => name.startsWith('models--'))
    .sort()
    .map((name) => ({
      repository: name.slice('models--'.length).replaceAll('--', '/'),
      folder: join(cache, name),
    }));
}
