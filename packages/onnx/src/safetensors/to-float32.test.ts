import { describe, expect, it } from 'vitest';
import type { Dtype } from './dtypes.js';
import { toFloat32 } from './to-float32.js';

function convert(dtype: Dtype, words: Uint16Array | Float32Array): number[] {
  const bytes = new Uint8Array(words.buffer, words.byteOffset, words.byteLength);
  return [...toFloat32(bytes, { dtype, name: 'w', file: 'f' })];
}

describe('toFloat32', () => {
  it('reads bfloat16', () => {
    expect(convert('BF16', Uint16Array.of(0x3f80, 0xc000, 0x7f80, 0x0000))).toEqual([1, -2, Infinity, 0]);
  });

  it('reads float16 with subnormals, infinity and NaN', () => {
    const bits = Uint16Array.of(0x3c00, 0xc000, 0x7bff, 0x0001, 0x8000, 0xfc00, 0x7e00);
    expect(convert('F16', bits)).toEqual([1, -2, 65504, 2 ** -24, -0, -Infinity, Number.NaN]);
  });

  it('reads bytes that are not aligned', () => {
    const bytes = new Uint8Array(9);
    bytes.set(new Uint8Array(Float32Array.of(1.5, -3).buffer), 1);
    expect([...toFloat32(bytes.subarray(1), { dtype: 'F32', name: 'w', file: 'f' })]).toEqual([1.5, -3]);
  });

  it('refuses whole numbers', () => {
    expect(() => convert('I32', Float32Array.of(1))).toThrow(
      expect.objectContaining({ code: 'tensor_unsupported' }),
    );
  });
});
