import { describe, expect, it } from 'vitest';
import { blendTiles } from './blend-tiles.js';
import { crop, type Picture } from './picture.js';
import { checkTiling, tileOrigins } from './tiling.js';

const whole: Picture = {
  planes: 2,
  height: 20,
  width: 28,
  data: Float32Array.from({ length: 2 * 20 * 28 }, (_, at) => at),
};
const sizes = { height: { tile: 12, stride: 8 }, width: { tile: 16, stride: 12 } };

describe('blendTiles', () => {
  it('gives the whole picture back when tiles agree where they overlap', async () => {
    const asked: string[] = [];
    const result = await blendTiles({
      size: whole,
      sizes,
      tile: async (row, column) => {
        asked.push(`${row},${column}`);
        return crop(whole, { top: row * 8, left: column * 12, rows: 12, columns: 16 });
      },
    });
    expect(asked).toEqual(['0,0', '0,1', '0,2', '1,0', '1,1', '1,2', '2,0', '2,1', '2,2']);
    for (const [at, value] of whole.data.entries()) expect(result.data[at]).toBeCloseTo(value, 3);
  });

  it('fades between tiles that disagree', async () => {
    let value = 0;
    const { data } = await blendTiles({
      size: { height: 8, width: 12 },
      sizes: { height: { tile: 8, stride: 8 }, width: { tile: 8, stride: 4 } },
      tile: async (_row, column) => {
        const width = Math.min(8, 12 - 4 * column);
        return { planes: 1, height: 8, width, data: new Float32Array(8 * width).fill(value++) };
      },
    });
    expect([...data.slice(0, 12)]).toEqual([0, 0, 0, 0, 0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75]);
  });
});

describe('tileOrigins', () => {
  it('starts a tile wherever the stride leads inside', () => {
    expect(tileOrigins(60, 24)).toEqual([0, 24, 48]);
    expect(tileOrigins(48, 24)).toEqual([0, 24]);
  });
});

describe('checkTiling', () => {
  it('takes multiples of the scale with a stride up to the tile', () => {
    expect(() => checkTiling({ tile: 256, stride: 192 }, 8)).not.toThrow();
    for (const tiling of [
      { tile: 250, stride: 192 },
      { tile: 64, stride: 72 },
      { tile: 64, stride: 0 },
    ])
      expect(() => checkTiling(tiling, 8)).toThrow('allowed: multiples of 8');
  });
});
