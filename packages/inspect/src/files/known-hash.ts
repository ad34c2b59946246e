import { realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { KnownHash } from '../report/file-report.js';
import { readSmallFile } from './read-small-file.js';
import { relativePath } from './relative-path.js';

const lengths: Readonly<Record<number, KnownHash['algorithm']>> = { 64: 'sha256', 40: 'git-sha1' };
const checksumFiles = ['SHA256SUMS', 'sha256sums.txt', 'checksums.sha256'];

/**
 * What is said about a file's hash: by the name of its blob in a Hugging Face cache, by the metadata that `hf download
 * --local-dir` leaves, or by a checksum file in the folder. Reads nothing of the file itself.
 */
export async function knownHash(root: string, path: string): Promise<KnownHash | null> {
  return (await fromCache(path)) ?? (await fromDownload(root, path)) ?? (await fromChecksums(root, path));
}

/** A blob of the cache is called after its hash: SHA-256 for large files, git's SHA-1 for small ones. */
async function fromCache(path: string): Promise<KnownHash | null> {
  const real = await realpath(path).catch(() => path);
  if (basename(dirname(real)) !== 'blobs') return null;
  return known(basename(real), 'hf-cache');
}

/** `.cache/huggingface/download/<path>.metadata`: commit, etag, time, a line each. */
async function fromDownload(root: string, path: string): Promise<KnownHash | null> {
  const file = join(root, '.cache/huggingface/download', `${relativePath(root, path)}.metadata`);
  const [, etag = ''] = (await textOf(file)).split('\n');
  return known(etag.trim().replaceAll('"', ''), 'hf-download');
}

async function fromChecksums(root: string, path: string): Promise<KnownHash | null> {
  const wanted = resolve(path);
  for (const name of checksumFiles)
    for (const line of (await textOf(join(root, name))).split('\n')) {
      const [, hash, file] = /^([0-9a-f]{64})[ *]+(.+)$/i.exec(line.trim()) ?? [];
      if (hash && file && resolve(root, file) === wanted) return known(hash.toLowerCase(), 'checksum-file');
    }
  return null;
}

function known(expected: string, source: KnownHash['source']): KnownHash | null {
  const algorithm = /^[0-9a-f]+$/.test(expected) ? lengths[expected.length] : undefined;
  return algorithm ? { algorithm, expected, source, actual: null, matches: null } : null;
}

async function textOf(path: string): Promise<string> {
  const bytes = await readSmallFile(path).catch(() => undefined);
  return bytes?.toString() ?? '';
}
