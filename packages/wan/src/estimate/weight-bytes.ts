import type { ExpectedTensor } from '../expected/expected-tensor.js';

/** How floating point weights are stored. */
export type StoredDtype = 'F32' | 'F16' | 'BF16';

export const floatBytes = 4;
const storedBytes = { F32: 4, F16: 2, BF16: 2 } as const;
/** Scale and zero point per block of 64 values: the finer of the two block sizes. */
const int8Bytes = 1 + (floatBytes + 1) / 64;

export function elements(tensors: readonly ExpectedTensor[]): number {
  return tensors.reduce((sum, { shape }) => sum + size(shape), 0);
}

/** Elements of the largest tensor. */
export function largest(tensors: readonly ExpectedTensor[]): number {
  return Math.max(0, ...tensors.map(({ shape }) => size(shape)));
}

/** Bytes on disk of tensors stored as `dtype`, matrices as 8 bit when `int8`. */
export function bytesStored(tensors: readonly ExpectedTensor[], dtype: StoredDtype, int8 = false): number {
  const matrices = int8 ? tensors.filter(isMatrix) : [];
  const others = int8 ? tensors.filter((tensor) => !isMatrix(tensor)) : tensors;
  return elements(matrices) * int8Bytes + elements(others) * storedBytes[dtype];
}

/** Bytes of the one float32 copy that exists at a time when matrices are cast or dequantised as they are needed. */
export function castBytes(tensors: readonly ExpectedTensor[], dtype: StoredDtype, int8 = false): number {
  return dtype === 'F32' && !int8 ? 0 : largest(tensors) * floatBytes;
}

function isMatrix({ shape }: ExpectedTensor): boolean {
  return shape.length === 2;
}

function size(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}
