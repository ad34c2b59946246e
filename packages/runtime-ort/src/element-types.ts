import type { Tensor, TensorType } from '@retake/plugin-api';

const makers = {
  float32: (buffer: ArrayBufferLike) => new Float32Array(buffer),
  float16: (buffer: ArrayBufferLike) => new Uint16Array(buffer),
  int64: (buffer: ArrayBufferLike) => new BigInt64Array(buffer),
  int32: (buffer: ArrayBufferLike) => new Int32Array(buffer),
  uint8: (buffer: ArrayBufferLike) => new Uint8Array(buffer),
  int8: (buffer: ArrayBufferLike) => new Int8Array(buffer),
  bool: (buffer: ArrayBufferLike) => new Uint8Array(buffer),
} as const;

/** Bytes of one element. */
export const elementBytes: Readonly<Record<TensorType, number>> = {
  float32: 4,
  float16: 2,
  int64: 8,
  int32: 4,
  uint8: 1,
  int8: 1,
  bool: 1,
};

/** True for the types that cross between the processes. */
export function isTensorType(type: string): type is TensorType {
  return Object.hasOwn(elementBytes, type);
}

/** Bytes of a dense tensor. */
export function tensorBytes(type: TensorType, dims: readonly number[]): number {
  return dims.reduce((product, dim) => product * dim, 1) * elementBytes[type];
}

/** A tensor over a whole buffer, nothing copied. */
export function tensorOver(type: TensorType, dims: readonly number[], buffer: ArrayBufferLike): Tensor {
  return { type, dims, data: makers[type](buffer) };
}
