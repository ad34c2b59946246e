import { open } from 'node:fs/promises';

const lengthBytes = 8;
/** safetensors itself refuses longer headers. */
const longestHeader = 100_000_000;

/** What a safetensors file says about itself. */
export interface SafetensorsHeader {
  /** Tensor name → its entry as JSON. */
  readonly tensors: Readonly<Record<string, TensorEntry>>;
  /** Bytes the file must have. */
  readonly bytes: number;
  /** Bytes it has. */
  readonly size: number;
  /** Where the data begins. */
  readonly dataStart: number;
}

export interface TensorEntry {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data_offsets: readonly [number, number];
}

/** The header of a safetensors file, or undefined when it cannot be read as one. */
export async function readHeader(path: string): Promise<SafetensorsHeader | undefined> {
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      const { buffer: start } = await file.read(Buffer.alloc(lengthBytes), 0, lengthBytes, 0);
      const length = Number(start.readBigUInt64LE());
      if (length > longestHeader || lengthBytes + length > size) return undefined;
      const { buffer } = await file.read(Buffer.alloc(length), 0, length, lengthBytes);
      const { __metadata__: _, ...tensors } = JSON.parse(buffer.toString('utf8'));
      const ends = Object.values(tensors as SafetensorsHeader['tensors']).map(
        (entry) => entry.data_offsets[1],
      );
      const dataStart = lengthBytes + length;
      return { tensors, bytes: dataStart + Math.max(0, ...ends), size, dataStart };
    } finally {
      await file.close();
    }
  } catch {
    return undefined;
  }
}

/** Whether all bytes that the header promises are there, and no more. */
export function isWhole(header: SafetensorsHeader | undefined): header is SafetensorsHeader {
  return header !== undefined && header.bytes === header.size;
}
