import { type Dtype, dtypeBytes, isDtype } from './dtypes.js';
import { invalidSafetensors } from './invalid-safetensors.js';
import { repeatedKey } from './repeated-key.js';
import type { TensorEntry } from './tensor-entry.js';

/** Bytes before the header: its length as a little-endian unsigned 64-bit number. */
export const prefixBytes = 8;

export interface SafetensorsHeader {
  readonly metadata: Readonly<Record<string, string>>;
  /** By name, in file order. */
  readonly tensors: ReadonlyMap<string, TensorEntry>;
}

/**
 * Reads and checks the header of a safetensors file: format of every entry, and that the tensors fill the file
 * exactly, without holes or overlaps.
 * @param header The bytes between the length prefix and the data.
 * @param fileSize Bytes of the whole file.
 * @throws RetakeError `safetensors_invalid`, naming the file, the tensor and what is wrong.
 */
export function parseHeader(header: Uint8Array, fileSize: number, file: string): SafetensorsHeader {
  const { __metadata__: texts, ...described } = parseObject(header, file);
  const metadata = readMetadata(texts, file);
  const dataStart = prefixBytes + header.byteLength;
  const entries = Object.entries(described).map(([name, value]) => readEntry(name, value, dataStart, file));
  entries.sort((a, b) => a.offset - b.offset || a.length - b.length);
  checkLayout(entries, dataStart, fileSize, file);
  return {
    metadata,
    tensors: new Map(entries.map((entry) => [entry.name, entry])),
  };
}

function parseObject(header: Uint8Array, file: string): Record<string, unknown> {
  let text: string;
  let value: unknown;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(header);
    value = JSON.parse(text);
  } catch {
    throw invalidSafetensors('bad_header', file, 'the header is not JSON text');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalidSafetensors('bad_header', file, 'the header is not a JSON object');
  }
  const repeated = repeatedKey(text);
  if (repeated !== undefined) {
    throw invalidSafetensors('duplicate_tensor', file, `the header has "${repeated}" twice`, {
      tensor: repeated,
    });
  }
  return value as Record<string, unknown>;
}

function readMetadata(value: unknown, file: string): Record<string, string> {
  if (value === undefined) return {};
  const valid =
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((text) => typeof text === 'string');
  if (!valid) throw invalidSafetensors('bad_header', file, '__metadata__ is not an object of texts');
  return value as Record<string, string>;
}

function readEntry(name: string, value: unknown, dataStart: number, file: string): TensorEntry {
  const bad = (problem: string) =>
    invalidSafetensors('bad_tensor', file, `tensor "${name}" ${problem}`, { tensor: name });
  if (name === '' || name.includes('\0')) throw bad('has no usable name');
  if (typeof value !== 'object' || value === null) throw bad('is not described by an object');
  const { dtype, shape, data_offsets: offsets } = value as Record<string, unknown>;
  if (!isDtype(dtype)) throw bad(`has the unknown dtype ${JSON.stringify(dtype)}`);
  if (!isSizes(shape)) throw bad(`has the shape ${JSON.stringify(shape)}`);
  if (!isSizes(offsets) || offsets.length !== 2) throw bad(`has the offsets ${JSON.stringify(offsets)}`);
  const [begin, end] = offsets as [number, number];
  const length = byteLength(dtype, shape);
  if (end - begin !== length) {
    throw bad(`[${shape.join(', ')}] of ${dtype} needs ${length} bytes; its offsets span ${end - begin}`);
  }
  return { name, dtype, shape, file, offset: dataStart + begin, length };
}

function checkLayout(
  entries: readonly TensorEntry[],
  dataStart: number,
  fileSize: number,
  file: string,
): void {
  let next = dataStart;
  for (const { name, offset, length } of entries) {
    if (offset !== next) {
      const kind = offset < next ? 'overlap' : 'hole';
      const problem =
        kind === 'overlap' ? 'overlaps the one before' : `leaves ${offset - next} bytes unused before it`;
      throw invalidSafetensors(kind, file, `tensor "${name}" ${problem}`, { tensor: name });
    }
    next = offset + length;
    if (next > fileSize) {
      throw invalidSafetensors(
        'truncated',
        file,
        `tensor "${name}" ends at byte ${next}; the file has ${fileSize}`,
        { tensor: name, bytes: fileSize, bytesNeeded: next },
      );
    }
  }
  if (next < fileSize) {
    throw invalidSafetensors('trailing_bytes', file, `${fileSize - next} bytes follow the last tensor`, {
      bytes: fileSize,
      bytesNeeded: next,
    });
  }
}

function byteLength(dtype: Dtype, shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, dtypeBytes[dtype]);
}

function isSizes(value: unknown): value is number[] {
  return Array.isArray(value) && value.every((size) => Number.isSafeInteger(size) && size >= 0);
}
