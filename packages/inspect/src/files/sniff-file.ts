import { open } from 'node:fs/promises';
import type { JsonObject } from '@retake/plugin-api';
import type { Reason } from '../report/reasons.js';

/** What the first bytes of a file say it is, when that is not what its name says. */
export interface Sniffed {
  readonly reason: Reason;
  readonly what: string;
  readonly facts: JsonObject;
}

const sniffBytes = 512;
const prefixBytes = 8;
const newestPickle = 5;
const latin = new TextDecoder('latin1');

interface Signature {
  readonly reason: Reason;
  readonly what: string;
  readonly fits: (text: string, bytes: Uint8Array) => boolean;
  readonly facts?: (text: string) => JsonObject;
}

const starts =
  (...beginnings: readonly string[]) =>
  (text: string) =>
    beginnings.some((beginning) => text.startsWith(beginning));

/** Formats by their first bytes, in the order they are tried. */
const signatures: readonly Signature[] = [
  {
    reason: 'lfs_pointer',
    what: 'a Git LFS pointer',
    fits: starts('version https://git-lfs'),
    facts: (text) => ({
      bytesNeeded: Number(/^size (\d+)/m.exec(text)?.[1] ?? 0),
      sha256: /oid sha256:([0-9a-f]{64})/.exec(text)?.[1] ?? '',
    }),
  },
  {
    reason: 'html_page',
    what: 'a web page',
    fits: (text) => /^\s*(<!doctype|<html|<head|<\?xml)/i.test(text),
  },
  { reason: 'gguf', what: 'a GGUF file', fits: starts('GGUF') },
  {
    reason: 'pickle',
    what: 'a PyTorch pickle',
    fits: (text) => text.startsWith('PK') && /data\.pkl|\/version/.test(text),
  },
  {
    reason: 'pickle',
    what: 'a Python pickle',
    fits: (_, [first, second = 0]) => first === 0x80 && second >= 2 && second <= newestPickle,
  },
  {
    reason: 'archive',
    what: 'an archive',
    fits: starts('PK\x03\x04', '\x1f\x8b', '7z\xbc\xaf', 'Rar!', '\x28\xb5\x2f\xfd'),
  },
  { reason: 'zero_filled', what: 'zeros only', fits: (_, bytes) => bytes.every((byte) => byte === 0) },
  {
    reason: 'error_text',
    what: 'plain text',
    fits: (_, bytes) =>
      bytes
        .subarray(0, prefixBytes)
        .every((byte) => byte === 9 || byte === 10 || byte === 13 || (byte >= 32 && byte < 127)),
    facts: (text) => ({ text: text.split('\n')[0]?.slice(0, 120) ?? '' }),
  },
];

/**
 * Recognises what is not weights (or not JSON) at all; undefined for what may well be.
 * @throws system errors
 */
export async function sniffFile(path: string): Promise<Sniffed | undefined> {
  const handle = await open(path, 'r');
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(sniffBytes), 0, sniffBytes, 0);
    return sniffBytesOf(buffer.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}

/** The same for bytes in memory. */
export function sniffBytesOf(bytes: Uint8Array): Sniffed | undefined {
  if (bytes.length === 0) return { reason: 'empty_file', what: 'empty', facts: {} };
  const text = latin.decode(bytes);
  const found = signatures.find(({ fits }) => fits(text, bytes));
  return found && { reason: found.reason, what: found.what, facts: found.facts?.(text) ?? {} };
}
