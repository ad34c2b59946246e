import type { ImageFit } from '@retake/plugin-api';
import { colours, type Picture } from './picture.js';
import { resizeLanczos } from './resize-lanczos.js';

/**
 * Brings a picture to exactly a size. `stretch` is what diffusers' video processor does; `cover` is what the official
 * TI2V-5B does (`wan/textimage2video.py`): scaled by the larger ratio, both sides rounded, then cut around the centre.
 */
export function fitPicture(picture: Picture, width: number, height: number, fit: ImageFit): Picture {
  if (fit === 'stretch') return resizeLanczos(picture, width, height);
  const scale = Math.max(width / picture.width, height / picture.height);
  const scaled = resizeLanczos(
    picture,
    Math.max(width, toEven(picture.width * scale)),
    Math.max(height, toEven(picture.height * scale)),
  );
  const left = Math.floor((scaled.width - width) / 2);
  const top = Math.floor((scaled.height - height) / 2);
  return crop(scaled, left, top, width, height);
}

function crop(
  { rgb, width: from }: Picture,
  left: number,
  top: number,
  width: number,
  height: number,
): Picture {
  const result = new Uint8Array(width * height * colours);
  for (let y = 0; y < height; y++) {
    const start = ((top + y) * from + left) * colours;
    result.set(rgb.subarray(start, start + width * colours), y * width * colours);
  }
  return { rgb: result, width, height };
}

/** Python's `round`: halves go to the even neighbour. */
function toEven(value: number): number {
  const below = Math.floor(value);
  if (value - below !== 0.5) return Math.round(value);
  return below % 2 === 0 ? below : below + 1;
}
