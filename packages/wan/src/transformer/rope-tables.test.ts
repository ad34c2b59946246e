import { describe, expect, it } from 'vitest';
import { ropeTables } from './rope-tables.js';

describe('ropeTables', () => {
  it('gives time the channels that row and column leave', () => {
    const { cos, sin } = ropeTables([2, 3, 5], 128, 1024);
    expect(cos.dims).toEqual([30, 64]);
    const last = sin.data.subarray(29 * 64);
    expect(last[0]).toBeCloseTo(Math.sin(1), 6);
    expect(last[1]).toBeCloseTo(Math.sin(10000 ** (-2 / 44)), 6);
    expect(last[22]).toBeCloseTo(Math.sin(2), 6);
    expect(last[23]).toBeCloseTo(Math.sin(2 * 10000 ** (-2 / 42)), 6);
    expect(last[43]).toBeCloseTo(Math.sin(4), 6);
  });

  it('does not turn the first token', () => {
    const { cos, sin } = ropeTables([1, 1, 1], 32, 1024);
    expect(new Set(cos.data)).toEqual(new Set([1]));
    expect(new Set(sin.data)).toEqual(new Set([0]));
  });

  it('refuses an axis longer than the table', () => {
    expect(() => ropeTables([1, 1025, 1], 32, 1024)).toThrow('token grid 1x1025x1 exceeds 1024 per axis');
  });
});
