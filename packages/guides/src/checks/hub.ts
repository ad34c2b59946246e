import { join } from 'node:path';
import type { CheckContext } from './check.js';

export const hub = 'https://huggingface.co';

/** The token of this user: from the environment, else from the file that `hf auth login` writes. Null when there is none. */
export async function readToken({
  tools: { env, home, read },
}: Pick<CheckContext, 'tools'>): Promise<string | null> {
  const given = env.HF_TOKEN || env.HUGGING_FACE_HUB_TOKEN;
  if (given) return given.trim();
  const folder = env.HF_HOME || join(env.XDG_CACHE_HOME || join(home, '.cache'), 'huggingface');
  const stored = await read(env.HF_TOKEN_PATH || join(folder, 'token'));
  return stored?.trim() || null;
}

/** The host that tokens belong to. A URL comes out of a log, so a token goes nowhere else. */
export function mayHaveToken(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return protocol === 'https:' && (hostname === 'huggingface.co' || hostname.endsWith('.huggingface.co'));
}

/** The URL that the failure names, else the page of the model; null where neither is known. Only http and https are asked. */
export function urlOf({ url, repository }: CheckContext['facts']): string | null {
  if (typeof url === 'string' && URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)) return url;
  if (typeof repository === 'string' && /^[\w.-]+\/[\w.-]+$/.test(repository))
    return `${hub}/${repository}/resolve/main/README.md`;
  return null;
}
