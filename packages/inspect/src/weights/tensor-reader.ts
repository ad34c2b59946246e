import { type FileHandle, open } from 'node:fs/promises';
import type { TensorEntry } from '@retake/onnx';
import { countValues, type ValueCounts, valueBytes } from './count-values.js';

/** Reads stretches of one weight file. */
export interface TensorReader {
  /** Counts values of a tensor in a window that starts about `share` (0 to 1) of the way in. */
  window(entry: TensorEntry, share: number, bytes: number): Promise<ValueCounts>;
  /** Counts all values of a tensor. */
  whole(entry: TensorEntry, signal?: AbortSignal): Promise<ValueCounts>;
  /** Whether bytes [from, from + length) are all zero. */
  isZero(from: number, length: number): Promise<boolean>;
}

const chunkBytes = 4 * 1024 * 1024;
/** Bytes up to which one read is cheaper than many. */
const smallFile = 16 * 1024 * 1024;

/** Opens a file for `use` and closes it again. @throws system errors */
export async function withTensorReader<T>(
  path: string,
  use: (reader: TensorReader) => Promise<T>,
): Promise<T> {
  const handle = await open(path, 'r');
  try {
    return await use(readerOf(await stretchesOf(handle)));
  } finally {
    await handle.close();
  }
}

type Stretches = (position: number, length: number) => Promise<Uint8Array>;

/** A small file is read once; of a large one, only what is asked for. */
async function stretchesOf(handle: FileHandle): Promise<Stretches> {
  const { size } = await handle.stat();
  const read: Stretches = async (position, length) => {
    const buffer = new Uint8Array(length);
    const { bytesRead } = await handle.read(buffer, 0, length, position);
    return buffer.subarray(0, bytesRead);
  };
  if (size > smallFile) return read;
  const all = await read(0, size);
  return async (position, length) => all.subarray(position, position + length);
}

function readerOf(read: Stretches): TensorReader {
  return {
    async window(entry, share, bytes) {
      const size = valueBytes(entry.dtype);
      const length = Math.min(entry.length, bytes);
      const start = Math.floor(((entry.length - length) * share) / size) * size;
      return countValues(await read(entry.offset + start, length), entry.dtype);
    },
    async whole(entry, signal) {
      const sum = { nan: 0, infinite: 0, nonZero: 0 };
      for (let at = 0; at < entry.length; at += chunkBytes) {
        signal?.throwIfAborted();
        const part = countValues(
          await read(entry.offset + at, Math.min(chunkBytes, entry.length - at)),
          entry.dtype,
        );
        sum.nan += part.nan;
        sum.infinite += part.infinite;
        sum.nonZero += part.nonZero;
      }
      return sum;
    },
    isZero: async (from, length) => (await read(from, length)).every((byte) => byte === 0),
  };
}
