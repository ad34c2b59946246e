import { realpath } from 'node:fs/promises';
import { invalidSafetensors } from './invalid-safetensors.js';
import { parseHeader, prefixBytes, type SafetensorsHeader } from './parse-header.js';
import { readFully, withFile } from './read-fully.js';

/** The limit of the reference implementation; real headers have some hundred kilobytes. */
const maxHeaderBytes = 100_000_000;
/** How far a file is looked at to recognise what is not weights at all. */
const sniffBytes = 64;

export interface SafetensorsFile extends SafetensorsHeader {
  /** Absolute real path. */
  readonly path: string;
  readonly size: number;
}

/**
 * Reads and checks the header of one safetensors file; tensor data is not read.
 *
 * The first bytes are read before the size is judged, so that a failing disk shows as its own error (`EIO`), not as
 * a damaged file.
 * @throws RetakeError `safetensors_invalid` with facts `file`, `kind` and, where there is one, `tensor`.
 */
export async function openSafetensors(path: string): Promise<SafetensorsFile> {
  const file = await realpath(path);
  return withFile(file, async (handle) => {
    const start = new Uint8Array(sniffBytes);
    const read = await readFully(handle, start, 0);
    const { size } = await handle.stat();
    const header = new Uint8Array(headerLength(start.subarray(0, read), size, file));
    const got = await readFully(handle, header, prefixBytes);
    if (got < header.byteLength)
      throw invalidSafetensors('truncated', file, 'the file ends within its header');
    return { path: file, size, ...parseHeader(header, size, file) };
  });
}

/** The header length the prefix states, checked against the file. */
export function headerLength(start: Uint8Array, size: number, file: string): number {
  checkNotText(start, file);
  if (start.byteLength < prefixBytes) {
    throw invalidSafetensors('truncated', file, `the file has only ${size} bytes`, { bytes: size });
  }
  const length = new DataView(start.buffer, start.byteOffset).getBigUint64(0, true);
  if (length < 2n || length > BigInt(maxHeaderBytes)) {
    throw invalidSafetensors(
      'bad_header',
      file,
      `the header claims ${length} bytes; allowed are 2 to ${maxHeaderBytes}`,
    );
  }
  if (BigInt(prefixBytes) + length > BigInt(size)) {
    throw invalidSafetensors('truncated', file, `the header has ${length} bytes, the whole file ${size}`, {
      bytes: size,
      bytesNeeded: prefixBytes + Number(length),
    });
  }
  return Number(length);
}

function checkNotText(start: Uint8Array, file: string): void {
  const text = new TextDecoder('latin1').decode(start).trimStart().toLowerCase();
  if (text.startsWith('version https://git-lfs')) {
    throw invalidSafetensors('lfs_pointer', file, 'the file is a Git LFS pointer, not weights');
  }
  if (text.startsWith('<!doctype') || text.startsWith('<html') || text.startsWith('<?xml')) {
    throw invalidSafetensors('html_page', file, 'the file is a web page, not weights');
  }
}
