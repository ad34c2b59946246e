import { expect, it } from 'vitest';
import { fittingSize } from './fitting-size.js';

const steps = { widthStep: 16, heightStep: 16 };
const square = { width: 480, height: 480 };

it('has the proportions of the image and an area near that of the clip', () => {
  expect(fittingSize({ width: 4000, height: 3000 }, square, steps, () => true)).toEqual({
    width: 560,
    height: 416,
  });
});

it('is none where no size fits', () => {
  expect(fittingSize({ width: 4, height: 3 }, square, steps, () => false)).toBeUndefined();
});
