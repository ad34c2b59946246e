import { RetakeError, type Tensor, type TensorArrays, type TensorType } from '@retake/plugin-api';
import { headerLength } from './open-safetensors.js';
import { parseHeader, prefixBytes } from './parse-header.js';
import { tensorDtypes } from './tensor-dtypes.js';
import type { TensorEntry } from './tensor-entry.js';

const arrays = {
  float32: Float32Array,
  float16: Uint16Array,
  int64: BigInt64Array,
  int32: Int32Array,
  uint8: Uint8Array,
  int8: Int8Array,
  bool: Uint8Array,
} as const satisfies Record<TensorType, unknown>;
const types = new Map(Object.entries(tensorDtypes).map(([type, dtype]) => [dtype, type as TensorType]));

export interface DecodedSafetensors {
  readonly tensors: Readonly<Record<string, Tensor>>;
  readonly metadata: Readonly<Record<string, string>>;
}

/**
 * The tensors of a safetensors file that is in memory; data is copied.
 * @param file What to call it in errors.
 * @throws RetakeError `safetensors_invalid`, or `tensor_unsupported` for element types without a JavaScript array.
 */
export function decodeSafetensors(bytes: Uint8Array, file = 'bytes'): DecodedSafetensors {
  const length = headerLength(bytes, bytes.byteLength, file);
  const header = bytes.subarray(prefixBytes, prefixBytes + length);
  const { tensors, metadata } = parseHeader(header, bytes.byteLength, file);
  const decoded = [...tensors.values()].map((entry) => [entry.name, toTensor(bytes, entry)] as const);
  return { tensors: Object.fromEntries(decoded), metadata };
}

function toTensor(bytes: Uint8Array, entry: TensorEntry): Tensor {
  const type = types.get(entry.dtype);
  if (type === undefined) {
    throw new RetakeError('tensor_unsupported', `tensor "${entry.name}" of ${entry.file} is ${entry.dtype}`, {
      facts: { file: entry.file, tensor: entry.name, dtype: entry.dtype },
    });
  }
  const { buffer } = Uint8Array.from(bytes.subarray(entry.offset, entry.offset + entry.length));
  const data: TensorArrays[TensorType] = new arrays[type](buffer);
  return { type, dims: entry.shape, data };
}
