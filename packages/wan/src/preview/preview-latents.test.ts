import { expect, it } from 'vitest';
import { encodePng } from './encode-png.js';
import { previewLatents } from './preview-latents.js';
import { projectLatents } from './project-latents.js';

it.each([
  [1, 0],
  [2, 1],
  [5, 2],
])('of %i frames, frame %i is shown', (frames, middle) => {
  const data = Float32Array.from({ length: 3 * frames * 4 }, (_, i) => Math.sin(i));
  const latents = { dims: [3, frames, 2, 2], data };
  const { png, ...size } = previewLatents(latents);
  expect(size).toEqual({ width: 2, height: 2 });
  expect(png).toEqual(encodePng(projectLatents(latents, middle)));
});
