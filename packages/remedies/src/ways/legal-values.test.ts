import { describe, expect, it } from 'vitest';
import { legalFrames, legalSide, smallerSide } from './legal-values.js';

describe('legal values', () => {
  it('of frames are 4k + 1 and never more than asked', () => {
    expect([1, 2, 4, 5, 80, 81, 82, 0].map(legalFrames)).toEqual([1, 1, 1, 5, 77, 81, 81, 1]);
  });

  it('of sides are the nearest multiple', () => {
    expect([33, 47, 49, 832, 1].map((side) => legalSide(side))).toEqual([32, 32, 64, 832, 32]);
    expect(legalSide(47, 16)).toBe(48);
  });

  it('of smaller sides stay below the share', () => {
    expect(smallerSide(832, 0.75)).toBe(608);
    expect(smallerSide(40, 0.5)).toBe(32);
  });
});
