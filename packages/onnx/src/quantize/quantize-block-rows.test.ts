import { describe, expect, it } from 'vitest';
import { gaussian } from '../../test/seeded.js';
import { quantizeBlockRows, quantizedRows } from './quantize-block-rows.js';

const blockSize = 64;

function quantize(values: Float32Array, columns: number) {
  const target = quantizedRows(values.length / columns, columns, blockSize);
  return { finite: quantizeBlockRows(values, columns, blockSize, target), ...target };
}

describe('quantizeBlockRows', () => {
  it('is off by half a step at most, at the upper end by one', () => {
    const columns = 256;
    const values = gaussian(8 * columns, 0.02, 1);
    const { q8, scales, zeroPoints } = quantize(values, columns);
    for (const [index, value] of values.entries()) {
      const block = Math.floor(index / blockSize);
      const scale = scales[block] ?? 0;
      const back = ((q8[index] ?? 0) - (zeroPoints[block] ?? 0)) * scale;
      const steps = q8[index] === 255 ? 1 : 0.5;
      expect(Math.abs(back - value)).toBeLessThanOrEqual(scale * steps * 1.0001);
    }
  });

  it('divides the range into 255 steps', () => {
    const values = new Float32Array(64);
    values.set([-1, 254, 127]);
    const { q8, scales, zeroPoints } = quantize(values, 64);
    expect([scales[0], zeroPoints[0], ...q8.subarray(0, 4)]).toEqual([1, 1, 0, 255, 128, 1]);
  });

  it('rounds halves to even', () => {
    const values = new Float32Array(64);
    values.set([255, 0.5, 1.5, 2.5, 3.5]);
    expect([...quantize(values, 64).q8.subarray(0, 5)]).toEqual([255, 0, 2, 2, 4]);
  });

  it('saturates when both ends round up', () => {
    const values = new Float32Array(64);
    values.set([-127.5, 127.5]);
    const { q8, zeroPoints } = quantize(values, 64);
    expect([zeroPoints[0], q8[0], q8[1]]).toEqual([128, 0, 255]);
  });

  it('keeps zero exact in a block of one sign', () => {
    const values = new Float32Array(64).fill(5);
    values[3] = 0;
    const { q8, zeroPoints } = quantize(values, 64);
    expect([zeroPoints[0], q8[3], q8[0]]).toEqual([0, 0, 255]);
  });

  it('takes a block of zeros', () => {
    const { q8, scales, zeroPoints, finite } = quantize(new Float32Array(64), 64);
    expect([finite, scales[0], zeroPoints[0], q8[0]]).toEqual([true, 1, 0, 0]);
  });

  it('fills the rest of the last block with its zero point', () => {
    const values = new Float32Array(2 * 70).fill(-1);
    const { q8, zeroPoints } = quantize(values, 70);
    expect([...zeroPoints]).toEqual([255, 255, 255, 255]);
    expect(q8.byteLength).toBe(2 * 2 * 64);
    expect([...q8.subarray(64, 72)]).toEqual([0, 0, 0, 0, 0, 0, 255, 255]);
    expect([...q8.subarray(128, 134)]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it.each([Number.NaN, Infinity, -Infinity])('reports %d', (value) => {
    const values = gaussian(128, 1, 2);
    values[100] = value;
    expect(quantize(values, 64).finite).toBe(false);
  });
});
