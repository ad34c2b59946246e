import type { ExpectedTensor } from '../expected/expected-tensor.js';

/** How floating point weights are stored. */
export type StoredDtype = 'F32' | 'F16' | 'BF16';

/** How the matrices of the blocks are held: as they are stored, or in 8 or 4 bits. */
export type Precision = 'source' | 'int8' | 'int4';

export const floatBytes = 4;
const storedBytes = { F32: 4, F16: 2, BF16: 2 } as const;
/** A value, and its share of scale and zero point: per block of 64 values of 8 bits, of 32 of 4 bits. */
const quantizedBytes = { int8: 1 + (floatBytes + 1) / 64, int4: 0.5 + (floatBytes + 0.5) / 32 } as const;

export function elements(tensors: readonly ExpectedTensor[]): number {
  return tensors.reduce((sum, { shape }) => sum + size(shape), 0);
}

/** Elements of the largest tensor. */
export function largest(tensors: readonly ExpectedTensor[]): number {
  return Math.max(0, ...tensors.map(({ shape }) => size(shape)));
}

/** Bytes on disk of tensors stored as `dtype`, their matrices in the bits of `precision`. */
export function bytesStored(
  tensors: readonly ExpectedTensor[],
  dtype: StoredDtype,
  precision: Precision = 'source',
): number {
  if (precision === 'source') return elements(tensors) * storedBytes[dtype];
  const others = tensors.filter((tensor) => !isMatrix(tensor));
  const matrices = elements(tensors) - elements(others);
  return matrices * quantizedBytes[precision] + elements(others) * storedBytes[dtype];
}

/** Bytes of the one float32 copy that exists at a time when matrices are cast or dequantised as they are needed. */
export function castBytes(
  tensors: readonly ExpectedTensor[],
  dtype: StoredDtype,
  precision: Precision = 'source',
): number {
  return dtype === 'F32' && precision === 'source' ? 0 : largest(tensors) * floatBytes;
}

function isMatrix({ shape }: ExpectedTensor): boolean {
  return shape.length === 2;
}

function size(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}
