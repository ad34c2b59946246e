import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { KnownHash } from '../report/file-report.js';

const chunkBytes = 4 * 1024 * 1024;

/**
 * Reads the whole file and hashes it as `known` asks, SHA-256 without; the result holds both sides.
 * @throws system errors, and the signal's reason
 */
export async function hashFile(
  path: string,
  known: KnownHash | null,
  signal?: AbortSignal,
): Promise<KnownHash> {
  const algorithm = known?.algorithm ?? 'sha256';
  const hash = createHash(algorithm === 'sha256' ? 'sha256' : 'sha1');
  if (algorithm === 'git-sha1') hash.update(`blob ${(await stat(path)).size}\0`);
  for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes, signal })) hash.update(chunk);
  const actual = hash.digest('hex');
  const expected = known?.expected ?? null;
  return {
    algorithm,
    expected,
    source: known?.source ?? null,
    actual,
    matches: expected === null ? null : expected === actual,
  };
}
