import { expect, test } from 'vitest';
import { countValues } from './count-values.js';

const floats = (...values: number[]) => new Uint8Array(Float32Array.from(values).buffer);
const halves = (...bits: number[]) => new Uint8Array(Uint16Array.from(bits).buffer);

test('float32', () => {
  expect(countValues(floats(0, -0, 1, Number.NaN, Number.NEGATIVE_INFINITY, 1e-45), 'F32')).toEqual({
    nan: 1,
    infinite: 1,
    nonZero: 4,
  });
});

test('float16 and bfloat16 have their infinities elsewhere', () => {
  expect(countValues(halves(0x7c00, 0x7e00, 0x8000, 0x3c00), 'F16')).toEqual({
    nan: 1,
    infinite: 1,
    nonZero: 3,
  });
  expect(countValues(halves(0x7f80, 0xffc0, 0x8000, 0x3f80), 'BF16')).toEqual({
    nan: 1,
    infinite: 1,
    nonZero: 3,
  });
});

test('odd places in a buffer are read too', () => {
  const shifted = Buffer.concat([Buffer.from([9]), floats(Number.NaN, 0)]).subarray(1);
  expect(countValues(shifted, 'F32')).toEqual({ nan: 1, infinite: 0, nonZero: 1 });
});
