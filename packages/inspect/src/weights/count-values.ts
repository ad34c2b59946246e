import type { Dtype } from '@retake/onnx';

/** What a stretch of numbers holds. */
export interface ValueCounts {
  readonly nan: number;
  readonly infinite: number;
  readonly nonZero: number;
}

/** Bits of a float: those of the exponent, and those of the fraction. */
const floats: Partial<
  Record<Dtype, { readonly bytes: 2 | 4; readonly exponent: number; readonly fraction: number }>
> = {
  F32: { bytes: 4, exponent: 0x7f800000, fraction: 0x007fffff },
  BF16: { bytes: 2, exponent: 0x7f80, fraction: 0x007f },
  F16: { bytes: 2, exponent: 0x7c00, fraction: 0x03ff },
};

/** Whether values of this type can be judged. */
export function isFloat(dtype: Dtype): boolean {
  return dtype in floats;
}

/** Bytes of one value. */
export function valueBytes(dtype: Dtype): number {
  return floats[dtype]?.bytes ?? 1;
}

/** Counts NaN, infinities and values that are not zero in little-endian floats. @param bytes whole values only */
export function countValues(bytes: Uint8Array, dtype: Dtype): ValueCounts {
  const format = floats[dtype];
  if (!format) return { nan: 0, infinite: 0, nonZero: bytes.length };
  const aligned = bytes.byteOffset % format.bytes === 0 ? bytes : Uint8Array.from(bytes);
  const length = Math.floor(aligned.byteLength / format.bytes);
  const words =
    format.bytes === 4
      ? new Uint32Array(aligned.buffer, aligned.byteOffset, length)
      : new Uint16Array(aligned.buffer, aligned.byteOffset, length);
  const { exponent, fraction } = format;
  const magnitude = exponent | fraction;
  let nan = 0;
  let infinite = 0;
  let nonZero = 0;
  for (const word of words) {
    const size = word & magnitude;
    if (size !== 0) nonZero++;
    if (size >= exponent) size === exponent ? infinite++ : nan++;
  }
  return { nan, infinite, nonZero };
}
