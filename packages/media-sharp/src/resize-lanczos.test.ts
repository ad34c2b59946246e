import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fitPicture } from './fit-picture.js';
import type { Picture } from './picture.js';
import { resizeLanczos } from './resize-lanczos.js';
import { toPlanes } from './to-planes.js';

interface Case {
  readonly source: readonly [number, number];
  readonly size: readonly [number, number];
  readonly first_values: readonly number[];
  readonly stretch_sha256: string;
  readonly cover_sha256: string;
}

/** Made by `tools/reference/image_goldens.py` with Pillow and diffusers. */
const golden = JSON.parse(
  readFileSync(new URL('../../../fixtures/goldens/images.json', import.meta.url), 'utf8'),
) as { readonly cases: readonly Case[] };

/** The picture of the reference program: harsh, made of whole numbers. */
function harsh([width, height]: readonly [number, number]): Picture {
  const rgb = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      rgb.set([x * 37 + y * 91, x * x + y * 7, x * y * 13], (y * width + x) * 3);
  return { rgb, width, height };
}

const sha256 = ({ rgb }: Picture) => createHash('sha256').update(rgb).digest('hex');

describe.each(golden.cases)('$source → $size', ({ source, size: [width, height], ...expected }) => {
  const picture = harsh(source);

  it('is the same, bit for bit, as stretched by Pillow', () => {
    expect(sha256(resizeLanczos(picture, width, height))).toBe(expected.stretch_sha256);
  });

  it('is the same, bit for bit, as scaled and cut by Pillow', () => {
    expect(sha256(fitPicture(picture, width, height, 'cover'))).toBe(expected.cover_sha256);
  });

  it("has the values of diffusers' video processor", () => {
    const planes = toPlanes(fitPicture(picture, width, height, 'stretch'));
    expect(planes).toHaveLength(3 * width * height);
    expect([...planes.subarray(0, expected.first_values.length)]).toEqual(expected.first_values);
  });
});

it('gives white and black at the ends of the range', () => {
  const planes = toPlanes({ rgb: Uint8Array.of(0, 255, 0, 255, 0, 255), width: 2, height: 1 });
  expect([...planes]).toEqual([-1, 1, 1, -1, -1, 1]);
});
