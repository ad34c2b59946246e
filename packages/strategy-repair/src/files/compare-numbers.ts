import { type FileHandle, open } from 'node:fs/promises';
import { isWhole, readHeader, type SafetensorsHeader, type TensorEntry } from './read-header.js';

/** What another file is to one whose numbers are damaged. */
export type Comparison =
  /** It holds good numbers where the other has none, and the same everywhere else. */
  | 'mended'
  /** It holds good numbers where the other has none; whether it is of the same weights cannot be shown. */
  | 'unproven'
  /** No help: other tensors, damaged itself, or equal. */
  | 'no help';

type State = 'good' | 'zero' | 'not finite';

/** Compares two whole safetensors files tensor by tensor, reading all of both. */
export async function compareNumbers(damaged: string, other: string): Promise<Comparison> {
  const [mine, theirs] = [await readHeader(damaged), await readHeader(other)];
  if (!isWhole(mine) || !isWhole(theirs) || !sameTensors(mine, theirs)) return 'no help';
  const [one, two] = [await open(damaged, 'r'), await open(other, 'r')];
  try {
    let [mended, proofs, differing] = [0, 0, 0];
    for (const [name, entry] of Object.entries(theirs.tensors)) {
      const own = await read(one, mine.dataStart, mine.tensors[name] ?? entry);
      const whole = await read(two, theirs.dataStart, entry);
      if (stateOf(whole, entry.dtype) === 'not finite') return 'no help';
      const state = stateOf(own, entry.dtype);
      if (Buffer.compare(own, whole) === 0) proofs += state === 'good' ? 1 : 0;
      else if (state === 'good') differing += 1;
      else mended += 1;
    }
    if (mended === 0) return 'no help';
    return differing === 0 && proofs > 0 ? 'mended' : 'unproven';
  } finally {
    await Promise.all([one.close(), two.close()]);
  }
}

function sameTensors(one: SafetensorsHeader, other: SafetensorsHeader): boolean {
  const names = Object.keys(one.tensors);
  return (
    names.length === Object.keys(other.tensors).length &&
    names.every((name) => {
      const [a, b] = [one.tensors[name], other.tensors[name]];
      return a?.dtype === b?.dtype && a?.shape.join() === b?.shape.join();
    })
  );
}

async function read(file: FileHandle, start: number, { data_offsets }: TensorEntry): Promise<Uint8Array> {
  const [begin, end] = data_offsets;
  const bytes = new Uint8Array(end - begin);
  await file.read(bytes, 0, bytes.length, start + begin);
  return bytes;
}

/** By number format: the bits that are all 1 in NaN and infinity. Of other formats only zeros are known. */
const exponents: Readonly<Record<string, number>> = { F32: 0x7f80_0000, F16: 0x7c00, BF16: 0x7f80 };

function stateOf(bytes: Uint8Array, dtype: string): State {
  const exponent = exponents[dtype];
  const { buffer, byteLength } = bytes;
  const values =
    dtype === 'F32'
      ? new Uint32Array(buffer, 0, byteLength >> 2)
      : exponent === undefined
        ? bytes
        : new Uint16Array(buffer, 0, byteLength >> 1);
  let zero = true;
  for (let at = 0; at < values.length; at++) {
    const value = values[at] ?? 0;
    if (exponent !== undefined && (value & exponent) === exponent) return 'not finite';
    if (value !== 0) zero = false;
  }
  return zero ? 'zero' : 'good';
}
