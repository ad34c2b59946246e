import { describe, expect, it } from 'vitest';
import { encodePng } from './encode-png.js';
import { enlargePicture } from './enlarge-picture.js';
import { previewLatents } from './preview-latents.js';
import { projectLatents } from './project-latents.js';
import { wan22Rgb } from './wan22-rgb.js';

function clip(channels: number, frames: number) {
  const data = Float32Array.from({ length: channels * frames * 4 }, (_, i) => Math.sin(i));
  return { dims: [channels, frames, 2, 2], data };
}
const flat = (red: number) => ({ factors: [[0, 0, 0] as const], bias: [red, -1, -1] as const });
const red = (value: number) =>
  encodePng({
    width: 128,
    height: 128,
    rgb: Uint8Array.from({ length: 128 ** 2 * 3 }, (_, i) => (i % 3 ? 0 : value)),
  });

it.each([
  [1, 0],
  [2, 1],
  [5, 2],
])('of %i frames, frame %i is shown', (frames, middle) => {
  const latents = clip(3, frames);
  const { png, ...size } = previewLatents(latents);
  expect(size).toEqual({ width: 128, height: 128 });
  expect(png).toEqual(encodePng(enlargePicture(projectLatents(latents, middle), 128)));
});

describe('colours', () => {
  it('of 48 channels are the published ones', () => {
    const latents = clip(48, 3);
    const picture = projectLatents(latents, 1, wan22Rgb);
    expect(previewLatents(latents).png).toEqual(encodePng(enlargePicture(picture, 128)));
  });

  it('of a VAE of its own are taken before those, the first frame by itself', () => {
    const own = { first: flat(1), later: flat(0.2) };
    expect(previewLatents(clip(1, 1), own).png).toEqual(red(255));
    expect(previewLatents(clip(1, 3), own).png).toEqual(red(153));
  });
});
