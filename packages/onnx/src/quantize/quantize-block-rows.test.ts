import { describe, expect, it } from 'vitest';
import { gaussian } from '../../test/seeded.js';
import { quantizeBlockRows, quantizedRows } from './quantize-block-rows.js';

const blockSize = 64;

function quantize(values: Float32Array, columns: number, bits: 8 | 4 = 8) {
  const target = quantizedRows(values.length / columns, columns, blockSize);
  return { finite: quantizeBlockRows(values, columns, { bits, blockSize }, target), ...target };
}

/** Root of the mean squared difference. */
function rms(values: Float32Array, other: (index: number) => number): number {
  const squares = values.reduce((sum, value, index) => sum + (other(index) - value) ** 2, 0);
  return Math.sqrt(squares / values.length);
}

/** What a value becomes when the range of its block, with 0 in it, is cut into equal steps; in double precision. */
function plainly(values: Float32Array, index: number, steps: number): number {
  const start = Math.floor(index / blockSize) * blockSize;
  const block = values.subarray(start, start + blockSize);
  const [low, high] = [Math.min(0, ...block), Math.max(0, ...block)];
  const step = (high - low) / steps;
  const zero = Math.round(-low / step);
  const level = Math.round((values[index] ?? 0) / step) + zero;
  return (Math.min(steps, Math.max(0, level)) - zero) * step;
}

describe('quantizeBlockRows', () => {
  it('is off by half a step at most, at the upper end by one', () => {
    const columns = 256;
    const values = gaussian(8 * columns, 0.02, 1);
    const { levels, scales, zeroPoints } = quantize(values, columns);
    for (const [index, value] of values.entries()) {
      const block = Math.floor(index / blockSize);
      const scale = scales[block] ?? 0;
      const back = ((levels[index] ?? 0) - (zeroPoints[block] ?? 0)) * scale;
      const steps = levels[index] === 255 ? 1 : 0.5;
      expect(Math.abs(back - value)).toBeLessThanOrEqual(scale * steps * 1.0001);
    }
  });

  it.each([
    [8, 255],
    [4, 15],
  ] as const)('with %d bits errs as much as the plain formula with %d steps', (bits, steps) => {
    const values = gaussian(8 * 256, 0.02, 5);
    const { levels, scales, zeroPoints } = quantize(values, 256, bits);
    const ours = rms(values, (index) => {
      const block = Math.floor(index / blockSize);
      return ((levels[index] ?? 0) - (zeroPoints[block] ?? 0)) * (scales[block] ?? 0);
    });
    const plain = rms(values, (index) => plainly(values, index, steps));
    expect(Math.abs(ours / plain - 1)).toBeLessThan(1e-5);
  });

  it('divides the range into 15 steps with 4 bits', () => {
    const values = new Float32Array(64);
    values.set([-1, 14, 7, 0.5, 1.5]);
    const { levels, scales, zeroPoints } = quantize(values, 64, 4);
    expect([scales[0], zeroPoints[0], ...levels.subarray(0, 6)]).toEqual([1, 1, 0, 15, 8, 1, 3, 1]);
  });

  it.each([5, -5, 1e-30])('keeps a block of nothing but %d with 4 bits', (value) => {
    const { levels, scales, zeroPoints } = quantize(new Float32Array(64).fill(value), 64, 4);
    const back = ((levels[0] ?? 0) - (zeroPoints[0] ?? 0)) * (scales[0] ?? 0);
    expect(Math.abs(back / value - 1)).toBeLessThan(1e-6);
  });

  it('divides the range into 255 steps', () => {
    const values = new Float32Array(64);
    values.set([-1, 254, 127]);
    const { levels, scales, zeroPoints } = quantize(values, 64);
    expect([scales[0], zeroPoints[0], ...levels.subarray(0, 4)]).toEqual([1, 1, 0, 255, 128, 1]);
  });

  it('rounds halves to even', () => {
    const values = new Float32Array(64);
    values.set([255, 0.5, 1.5, 2.5, 3.5]);
    expect([...quantize(values, 64).levels.subarray(0, 5)]).toEqual([255, 0, 2, 2, 4]);
  });

  it('saturates when both ends round up', () => {
    const values = new Float32Array(64);
    values.set([-127.5, 127.5]);
    const { levels, zeroPoints } = quantize(values, 64);
    expect([zeroPoints[0], levels[0], levels[1]]).toEqual([128, 0, 255]);
  });

  it('keeps zero exact in a block of one sign', () => {
    const values = new Float32Array(64).fill(5);
    values[3] = 0;
    const { levels, zeroPoints } = quantize(values, 64);
    expect([zeroPoints[0], levels[3], levels[0]]).toEqual([0, 0, 255]);
  });

  it('takes a block of zeros', () => {
    const { levels, scales, zeroPoints, finite } = quantize(new Float32Array(64), 64);
    expect([finite, scales[0], zeroPoints[0], levels[0]]).toEqual([true, 1, 0, 0]);
  });

  it('fills the rest of the last block with its zero point', () => {
    const values = new Float32Array(2 * 70).fill(-1);
    const { levels, zeroPoints } = quantize(values, 70);
    expect([...zeroPoints]).toEqual([255, 255, 255, 255]);
    expect(levels.byteLength).toBe(2 * 2 * 64);
    expect([...levels.subarray(64, 72)]).toEqual([0, 0, 0, 0, 0, 0, 255, 255]);
    expect([...levels.subarray(128, 134)]).toEqual([0, 0, 0, 0, 0, 0]);
  });

  it.each([Number.NaN, Infinity, -Infinity])('reports %d', (value) => {
    const values = gaussian(128, 1, 2);
    values[100] = value;
    expect(quantize(values, 64).finite).toBe(false);
  });
});
