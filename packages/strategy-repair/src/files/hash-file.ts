import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';

/** How a hash is known: the SHA-256 of the bytes, or the object id that git gives them. */
export type HashKind = 'sha256' | 'git';

/** Hash of a file, lower-case hex. */
export async function hashFile(path: string, kind: HashKind, signal?: AbortSignal): Promise<string> {
  const hash = createHash(kind === 'git' ? 'sha1' : 'sha256');
  if (kind === 'git') hash.update(`blob ${(await stat(path)).size}\0`);
  for await (const chunk of createReadStream(path, signal ? { signal } : {})) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
