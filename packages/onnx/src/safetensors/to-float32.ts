import { RetakeError } from '@retake/plugin-api';
import type { TensorEntry } from './tensor-entry.js';

const f16Values = new Map<'table', Float32Array>();

/**
 * Little-endian bytes of a float tensor as float32; exact for F16 and BF16.
 * @param target Where to put them; made when not given.
 * @throws RetakeError `tensor_unsupported` for other element types.
 */
export function toFloat32(
  bytes: Uint8Array,
  entry: Pick<TensorEntry, 'dtype' | 'name' | 'file'>,
  target?: Float32Array<ArrayBuffer>,
): Float32Array {
  const aligned = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  const { buffer, byteOffset, byteLength } = aligned;
  switch (entry.dtype) {
    case 'F32':
      return into(target, new Float32Array(buffer, byteOffset, byteLength / 4));
    case 'BF16':
      return fromBFloat16(new Uint16Array(buffer, byteOffset, byteLength / 2), target);
    case 'F16':
      return fromFloat16(new Uint16Array(buffer, byteOffset, byteLength / 2), target);
    default:
      throw new RetakeError(
        'tensor_unsupported',
        `tensor "${entry.name}" of ${entry.file} is ${entry.dtype}; allowed: F32, F16, BF16`,
        { facts: { file: entry.file, tensor: entry.name, dtype: entry.dtype } },
      );
  }
}

function into(target: Float32Array | undefined, values: Float32Array): Float32Array {
  target?.set(values);
  return target?.subarray(0, values.length) ?? values;
}

/** bfloat16 bits are the upper half of the float32 bits. */
function fromBFloat16(bits: Uint16Array, target = new Float32Array(bits.length)): Float32Array {
  const words = new Uint32Array(target.buffer, target.byteOffset, bits.length);
  for (let index = 0; index < bits.length; index++) words[index] = (bits[index] as number) << 16;
  return target.subarray(0, bits.length);
}

function fromFloat16(bits: Uint16Array, target = new Float32Array(bits.length)): Float32Array {
  const table = f16Table();
  for (let index = 0; index < bits.length; index++) target[index] = table[bits[index] as number] as number;
  return target.subarray(0, bits.length);
}

/** All 65536 half floats (IEEE 754 binary16), made on first use. */
function f16Table(): Float32Array {
  const known = f16Values.get('table');
  if (known) return known;
  const table = Float32Array.from({ length: 65_536 }, (_, bits) => halfToNumber(bits));
  f16Values.set('table', table);
  return table;
}

function halfToNumber(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  if (exponent === 31) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
