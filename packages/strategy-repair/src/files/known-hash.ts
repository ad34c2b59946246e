import { readFile, readlink } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import type { HashKind } from './hash-file.js';

export interface KnownHash {
  readonly kind: HashKind;
  readonly hex: string;
}

/**
 * What a file's hash should be, by what downloads leave beside it: the metadata of the hub's client
 * (`.cache/huggingface/download/<file>.metadata`, the second line is the ETag), the name of the blob a file of the hub's
 * cache links to, or `<file>.sha256` and `SHA256SUMS`. Undefined when nobody wrote it down.
 */
export async function knownHash(checkpoint: string, path: string): Promise<KnownHash | undefined> {
  const below = relative(checkpoint, path);
  const metadata = await text(join(checkpoint, '.cache', 'huggingface', 'download', `${below}.metadata`));
  const target = await readlink(path).catch(() => '');
  const sums = await text(join(dirname(path), 'SHA256SUMS'));
  const line = sums.split('\n').find((one) => one.trim().endsWith(basename(path)));
  const candidates = [
    metadata.split('\n')[1],
    basename(target),
    (await text(`${path}.sha256`)).trim().split(/\s/)[0],
    line?.trim().split(/\s/)[0],
  ];
  return candidates.map(hashOf).find((hash) => hash !== undefined);
}

function hashOf(words: string | undefined): KnownHash | undefined {
  const hex = words?.trim().replaceAll('"', '').toLowerCase() ?? '';
  if (/^[0-9a-f]{64}$/.test(hex)) return { kind: 'sha256', hex };
  return /^[0-9a-f]{40}$/.test(hex) ? { kind: 'git', hex } : undefined;
}

async function text(path: string): Promise<string> {
  return readFile(path, 'utf8').catch(() => '');
}
