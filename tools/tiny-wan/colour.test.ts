import { describe, expect, it } from 'vitest';
import { nameColour, okLab } from './colour.mjs';
import { world } from './world.mjs';

const colours = Object.entries(world.colours as Record<string, number[]>);

describe('nameColour', () => {
  it.each(colours)('names %s, also darker, paler and off by a few', (name, rgb) => {
    const changed = [
      rgb,
      rgb.map((value) => value * 0.85),
      rgb.map((value) => value * 0.85 + 255 * 0.15),
      rgb.map((value, index) => value + (index === 1 ? -9 : 9)),
    ];
    expect(changed.map((one) => nameColour(one).name)).toEqual([name, name, name, name]);
  });

  it('is surest of the colour itself', () => {
    expect(nameColour(world.colours.red).score).toBe(1);
    expect(nameColour([200, 70, 45]).score).toBeLessThan(0.9);
  });
});

it('gives the published OKLab of white and red', () => {
  const rounded = (rgb: number[]) => okLab(rgb).map((value) => Math.round(value * 1000) / 1000 + 0);
  expect(rounded([255, 255, 255])).toEqual([1, 0, 0]);
  expect(rounded([255, 0, 0])).toEqual([0.628, 0.225, 0.126]);
});
