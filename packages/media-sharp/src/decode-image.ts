import type { ImageInfo } from '@retake/plugin-api';
import sharp from 'sharp';
import { imageBroken, imageDepth, imageTooLarge } from './image-error.js';
import type { LoadedImage } from './load-image.js';
import type { Picture } from './picture.js';

/** Most pixels that are decoded: 3 bytes each are held at once. Above the 108 megapixels of telephones. */
export const largestPixels = 2 ** 27;
/** Behind transparent places: what a page shows there. */
const backdrop = '#ffffff';
/** Colours without a white that everybody agrees on: from 0 to 1 in one file, to 255 or to 10 000 in others. */
const unscaledDepths: readonly string[] = ['float', 'double', 'complex', 'dpcomplex'];
/** Truncated and damaged images are refused, remarks of a decoder are not. */
const failOn = 'error';

/** Size and format, from the header alone. @throws RetakeError `image_unreadable`, `image_unsupported` (pixels, depth) */
export async function describeImage({ path, format, bytes }: LoadedImage): Promise<ImageInfo> {
  const { autoOrient, width, height, depth } = await sharp(bytes, { failOn, limitInputPixels: false })
    .metadata()
    .catch((error: unknown) => {
      throw imageBroken(path, format, error);
    });
  const pixels = width * height;
  if (pixels > largestPixels)
    throw imageTooLarge(path, format, `${width}×${height} pixels`, `${largestPixels} pixels`);
  if (depth !== undefined && unscaledDepths.includes(depth)) throw imageDepth(path, format, depth);
  return { width: autoOrient.width, height: autoOrient.height, format };
}

/**
 * The image upright, its first page, on white where it is transparent, in sRGB with 8 bits per colour.
 * @throws RetakeError `image_unreadable`
 */
export async function decodeImage({ path, format, bytes }: LoadedImage): Promise<Picture> {
  try {
    const { data, info } = await sharp(bytes, { failOn, limitInputPixels: largestPixels, autoOrient: true })
      .flatten({ background: backdrop })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    if (info.channels !== 3) throw new Error(`${info.channels} channels instead of 3`);
    return { rgb: data, width: info.width, height: info.height };
  } catch (error) {
    throw imageBroken(path, format, error);
  }
}
