import { create } from '@bufbuild/protobuf';
import { RetakeError } from '@retake/plugin-api';
import {
  type AttributeProto,
  AttributeProtoSchema,
  AttributeProto_AttributeType as Kind,
} from '../generated/onnx_pb.js';
import { type ConstantData, constantTensor } from './constant-tensor.js';
import { type ValueType, valueTypes } from './value-type.js';

/**
 * Value of a node attribute. Whole numbers are INT unless the name is one of `floatNames` or they are given as
 * `{ float }`; other numbers are FLOAT. `to` and `dtype` take the name of an element type.
 */
export type AttributeValue =
  | number
  | string
  | { readonly float: number }
  | readonly number[]
  | { readonly floats: readonly number[] }
  | { readonly tensor: ConstantValue };

/** A tensor as an attribute, for example `value` of ConstantOfShape. */
export interface ConstantValue {
  readonly type: ValueType;
  readonly dims: readonly number[];
  readonly data: ConstantData;
}

/** Attributes of the operators in use that are FLOAT even when their value is whole. */
const floatNames = new Set([
  'alpha',
  'beta',
  'epsilon',
  'scale',
  'softcap',
  'mask_filter_value',
  'value_float',
]);
const typeNames = new Set(['to', 'dtype', 'softmax_precision']);
const text = new TextEncoder();

/** @throws RetakeError `graph_invalid` when the value fits no attribute type. */
export function attribute(name: string, value: AttributeValue): AttributeProto {
  return create(AttributeProtoSchema, { name, ...typed(name, value) });
}

function typed(name: string, value: AttributeValue) {
  if (typeof value === 'number') {
    return Number.isInteger(value) && !floatNames.has(name)
      ? { type: Kind.INT, i: BigInt(value) }
      : { type: Kind.FLOAT, f: value };
  }
  if (typeof value === 'string') {
    if (typeNames.has(name)) return { type: Kind.INT, i: BigInt(elementType(name, value)) };
    return { type: Kind.STRING, s: text.encode(value) };
  }
  if (isNumbers(value)) {
    if (!value.every(Number.isInteger)) return { type: Kind.FLOATS, floats: [...value] };
    return { type: Kind.INTS, ints: value.map(BigInt) };
  }
  if ('float' in value) return { type: Kind.FLOAT, f: value.float };
  if ('floats' in value) return { type: Kind.FLOATS, floats: [...value.floats] };
  const { type, dims, data } = value.tensor;
  return { type: Kind.TENSOR, t: constantTensor(name, type, dims, data) };
}

function elementType(name: string, value: string): number {
  const found = valueTypes[value as ValueType];
  if (found !== undefined) return found;
  throw new RetakeError(
    'graph_invalid',
    `attribute ${name} got "${value}"; allowed: ${Object.keys(valueTypes).join(', ')}`,
  );
}

function isNumbers(value: AttributeValue): value is readonly number[] {
  return Array.isArray(value);
}
