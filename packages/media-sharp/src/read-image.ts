import { type ImageReadOptions, type ReadImage, RetakeError } from '@retake/plugin-api';
import { decodeImage, describeImage } from './decode-image.js';
import { fitPicture } from './fit-picture.js';
import { loadImage } from './load-image.js';
import { toPlanes } from './to-planes.js';

/** Largest side of the result in pixels. */
const largestSide = 8192;

/**
 * Reads an image for a model: upright, on white where it is transparent, sRGB, at exactly the size asked for.
 * @throws RetakeError `image_missing`, `image_unreadable`, `image_unsupported`; `request_invalid` for an impossible size
 */
export async function readImage(path: string, options: ImageReadOptions): Promise<ReadImage> {
  const { width, height, fit, signal } = options;
  for (const [name, side] of Object.entries({ width, height }))
    if (!Number.isInteger(side) || side < 1 || side > largestSide) throw invalidSide(name, side);
  signal?.throwIfAborted();
  const image = await loadImage(path, signal);
  const source = await describeImage(image);
  signal?.throwIfAborted();
  const picture = await decodeImage(image);
  signal?.throwIfAborted();
  return { rgb: toPlanes(fitPicture(picture, width, height, fit)), source };
}

function invalidSide(path: string, given: number): RetakeError {
  const allowed = `a whole number of pixels from 1 to ${largestSide}`;
  return new RetakeError(
    'request_invalid',
    `an image cannot be read at a ${path} of ${given}; it must be ${allowed}`,
    {
      facts: { path, given: String(given), allowed },
    },
  );
}
