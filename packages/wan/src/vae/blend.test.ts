import { describe, expect, it } from 'vitest';
import { blendColumns, blendRows } from './blend.js';

const picture = (height: number, width: number, value: number) => ({
  planes: 2,
  height,
  width,
  data: new Float32Array(2 * height * width).fill(value),
});

describe('blendRows', () => {
  it('starts with the last rows of the picture above and fades them out', () => {
    const above = picture(4, 1, 0);
    above.data.set([0, 0, 8, 4], 0);
    const below = picture(3, 1, 2);
    blendRows(above, below, 2);
    expect([...below.data]).toEqual([8, 3, 2, 0, 1, 2]);
  });

  it('blends no more rows than either picture has', () => {
    const below = picture(4, 1, 4);
    blendRows(picture(2, 1, 0), below, 3);
    expect([...below.data.slice(0, 4)]).toEqual([0, 2, 4, 4]);
  });

  it('changes nothing when tiles do not overlap', () => {
    const below = picture(2, 2, 3);
    blendRows(picture(2, 2, 0), below, 0);
    expect(new Set(below.data)).toEqual(new Set([3]));
  });
});

describe('blendColumns', () => {
  it('starts with the last columns of the picture to the left', () => {
    const left = picture(1, 3, 0);
    left.data.set([0, 6, 2], 0);
    const right = picture(1, 3, 4);
    blendColumns(left, right, 2);
    expect([...right.data]).toEqual([6, 3, 4, 0, 2, 4]);
  });
});
