import { create } from '@bufbuild/protobuf';
import { RetakeError } from '@retake/plugin-api';
import { type TensorProto, TensorProtoSchema } from '../generated/onnx_pb.js';
import { type ValueType, valueTypes } from './value-type.js';

/** Values of an inline tensor. Numbers are converted to the element type; typed arrays must hold it already. */
export type ConstantData = readonly number[] | readonly bigint[] | ArrayBufferView;

const fromNumbers = {
  float32: (data: readonly number[]) => Float32Array.from(data),
  int32: (data: readonly number[]) => Int32Array.from(data),
  uint8: (data: readonly number[]) => Uint8Array.from(data),
  int8: (data: readonly number[]) => Int8Array.from(data),
  bool: (data: readonly number[]) => Uint8Array.from(data),
} as const;
const elementBytes = {
  float32: 4,
  float16: 2,
  bfloat16: 2,
  int64: 8,
  int32: 4,
  uint8: 1,
  int8: 1,
  bool: 1,
} as const;

/**
 * An initializer whose bytes travel inside the model.
 * @throws RetakeError `graph_invalid` when the number of values is not the product of `dims`.
 */
export function constantTensor(
  name: string,
  type: ValueType,
  dims: readonly number[],
  data: ConstantData,
): TensorProto {
  const raw = toBytes(name, type, data);
  const expected = dims.reduce((product, size) => product * size, 1) * elementBytes[type];
  if (raw.byteLength !== expected) {
    throw new RetakeError(
      'graph_invalid',
      `constant "${name}" of ${type} [${dims.join(', ')}] needs ${expected} bytes and got ${raw.byteLength}`,
    );
  }
  return create(TensorProtoSchema, {
    name,
    dataType: valueTypes[type],
    dims: dims.map(BigInt),
    rawData: raw,
  });
}

function toBytes(name: string, type: ValueType, data: ConstantData): Uint8Array {
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength).slice();
  if (type === 'int64')
    return new Uint8Array(
      BigInt64Array.from([...data].map((value: number | bigint) => BigInt(value))).buffer,
    );
  if (type === 'float16' || type === 'bfloat16') {
    throw new RetakeError(
      'graph_invalid',
      `constant "${name}" of ${type} must be given as a Uint16Array of bits`,
    );
  }
  return new Uint8Array(fromNumbers[type](data as readonly number[]).buffer);
}
