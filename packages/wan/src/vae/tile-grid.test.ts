import { describe, expect, it } from 'vitest';
import { tileGrid } from './tile-grid.js';

const tiling = { tile: 32, stride: 24 };

describe('tileGrid', () => {
  it('starts a tile wherever the stride leads inside, and cuts it off at the edge', () => {
    const grid = tileGrid({ height: 3, width: 7 }, tiling, 8);
    expect(grid?.sizes.width).toEqual({ tile: 4, stride: 3 });
    expect(grid?.places).toEqual([
      [
        { top: 0, left: 0, rows: 3, columns: 4 },
        { top: 0, left: 3, rows: 3, columns: 4 },
        { top: 0, left: 6, rows: 3, columns: 1 },
      ],
    ]);
  });

  it('makes no tiles of a picture of one', () => {
    expect(tileGrid({ height: 4, width: 4 }, tiling, 8)).toBeUndefined();
    expect(tileGrid({ height: 40, width: 40 }, null, 8)).toBeUndefined();
  });

  it('makes tiles earlier with a lower threshold', () => {
    expect(tileGrid({ height: 2, width: 2 }, tiling, 8, 0.5)).toBeUndefined();
    expect(tileGrid({ height: 2, width: 4 }, tiling, 8, 0.5)?.places.flat()).toHaveLength(2);
  });

  it('refuses tiles between latents', () => {
    expect(() => tileGrid({ height: 9, width: 9 }, { tile: 40, stride: 24 }, 16)).toThrow('multiples of 16');
  });
});
