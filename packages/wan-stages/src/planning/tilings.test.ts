import { describe, expect, it } from 'vitest';
import { tilingWork } from './tilings.js';

describe('the work of tiles', () => {
  it('is the picture once without tiles or with one tile', () => {
    expect(tilingWork({ width: 96, height: 64 }, null)).toBe(1);
    expect(tilingWork({ width: 96, height: 64 }, { tile: 96, stride: 96 })).toBe(1);
  });

  it('counts overlaps and what the border cuts off', () => {
    expect(tilingWork({ width: 384, height: 256 }, { tile: 128, stride: 96 })).toBeCloseTo(1.25 * 1.25);
    expect(tilingWork({ width: 128, height: 96 }, { tile: 128, stride: 96 })).toBeCloseTo(160 / 128);
  });
});
