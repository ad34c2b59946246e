import { create } from '@bufbuild/protobuf';
import { type ValueInfoProto, ValueInfoProtoSchema } from '../generated/onnx_pb.js';
import { type ValueType, valueTypes } from './value-type.js';

/** One dimension: a number, or a name for a size that is known only when the graph runs. */
export type Dim = number | string;

/** A named value with element type and shape, as graph inputs and outputs carry it. */
export function valueInfo(name: string, type: ValueType, dims: readonly Dim[]): ValueInfoProto {
  const dim = dims.map((size) => ({
    value:
      typeof size === 'string'
        ? { case: 'dimParam' as const, value: size }
        : { case: 'dimValue' as const, value: BigInt(size) },
  }));
  return create(ValueInfoProtoSchema, {
    name,
    type: { value: { case: 'tensorType', value: { elemType: valueTypes[type], shape: { dim } } } },
  });
}
