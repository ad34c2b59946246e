import type { RgbPicture } from './rgb-picture.js';

const colours = 3;

/** A picture whose longer side has at least `side` pixels: every pixel becomes a square of them, by a whole factor. */
export function enlargePicture(picture: RgbPicture, side: number): RgbPicture {
  const factor = Math.ceil(side / Math.max(picture.width, picture.height, 1));
  if (factor <= 1) return picture;
  const [width, height] = [picture.width * factor, picture.height * factor];
  const rgb = new Uint8Array(width * height * colours);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const from = (Math.floor(y / factor) * picture.width + Math.floor(x / factor)) * colours;
      rgb.set(picture.rgb.subarray(from, from + colours), (y * width + x) * colours);
    }
  return { width, height, rgb };
}
