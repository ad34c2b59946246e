import { describe, expect, it } from 'vitest';
import { projectLatents } from './project-latents.js';
import { wan21Rgb } from './wan21-rgb.js';

/** Latents of 16 channels, one row; `value(channel, frame, column)`. */
function clip(frames: number, width: number, value: (c: number, t: number, x: number) => number) {
  const at = (i: number) => value(Math.floor(i / width / frames), Math.floor(i / width) % frames, i % width);
  return {
    dims: [16, frames, 1, width],
    data: Float32Array.from({ length: 16 * frames * width }, (_, i) => at(i)),
  };
}

describe('the picture by a fit', () => {
  it('is the bias where all latents are 0', () => {
    const { width, height, rgb } = projectLatents(
      clip(1, 1, () => 0),
      0,
      wan21Rgb,
    );
    // (−0.1835 + 1)/2·255, (−0.0868 + 1)/2·255, (−0.3360 + 1)/2·255
    expect([width, height, ...rgb]).toEqual([1, 1, 104, 116, 85]);
  });

  it('adds every channel by its factors', () => {
    const { rgb } = projectLatents(
      clip(1, 2, (c, _, x) => (x === 0 && c === 2 ? 1 : 0) - (x === 1 && c === 15 ? 2 : 0)),
      0,
      wan21Rgb,
    );
    // channel 2 once: −0.1835 + 0.3568, …; channel 15 minus twice: −0.1835 − 0.3968, …
    expect([...rgb]).toEqual([150, 149, 107, 54, 93, 37]);
  });

  it('stays between black and white', () => {
    const { rgb } = projectLatents(
      clip(1, 2, (c, _, x) => (c === 14 ? (x === 0 ? 99 : -99) : 0)),
      0,
      wan21Rgb,
    );
    expect([...rgb]).toEqual([255, 255, 255, 0, 0, 0]);
  });

  it('is of the asked frame', () => {
    const latents = clip(3, 1, (c, t) => (c === 14 && t === 1 ? 99 : 0));
    expect([0, 1, 2].map((frame) => projectLatents(latents, frame, wan21Rgb).rgb[0])).toEqual([
      104, 255, 104,
    ]);
  });
});

describe('the picture without a fit', () => {
  it('stretches the first three, each by itself', () => {
    const data = Float32Array.of(-2, 0, 2, 5, 10, 5, 1, 1, 1, 7, 8, 9);
    const { rgb } = projectLatents({ dims: [4, 1, 1, 3], data }, 0);
    expect([...rgb]).toEqual([0, 0, 0, 128, 255, 0, 255, 0, 0]);
  });
});

it('refuses a frame that is not there', () => {
  expect(() =>
    projectLatents(
      clip(2, 1, () => 0),
      2,
    ),
  ).toThrow(/no frame 2/);
});

it('refuses a fit of other channels', () => {
  const latents = { dims: [4, 1, 1, 1], data: new Float32Array(4) };
  expect(() => projectLatents(latents, 0, wan21Rgb)).toThrow(/no colours for 4 channels/);
});
