import { type ImageInfo, RetakeError } from '@retake/plugin-api';
import sharp, { type Sharp } from 'sharp';
import { imageBroken, imageDepth, imageTooLarge } from './image-error.js';
import type { LoadedImage } from './load-image.js';
import type { Picture } from './picture.js';
import { bmpHeader, bmpPixels } from './read-bmp.js';

/** Most pixels that are decoded: 3 bytes each are held at once. Above the 108 megapixels of telephones. */
export const largestPixels = 2 ** 27;
/** Behind transparent places: what a page shows there. */
const backdrop = '#ffffff';
/** Colours without a white that everybody agrees on: from 0 to 1 in one file, to 255 or to 10 000 in others. */
const unscaledDepths: readonly string[] = ['float', 'double', 'complex', 'dpcomplex'];
/** Truncated and damaged images are refused, remarks of a decoder are not. */
const failOn = 'error';

/** Size and format, from the header alone. @throws RetakeError `image_unreadable`, `image_unsupported` (pixels, depth) */
export async function describeImage(image: LoadedImage): Promise<ImageInfo> {
  const { path, format } = image;
  const { autoOrient, width, height, depth } = await headerOf(image);
  const pixels = width * height;
  if (pixels > largestPixels)
    throw imageTooLarge(path, format, `${width}×${height} pixels`, `${largestPixels} pixels`);
  if (depth !== undefined && unscaledDepths.includes(depth)) throw imageDepth(path, format, depth);
  return { width: autoOrient.width, height: autoOrient.height, format };
}

interface ImageHeader {
  readonly width: number;
  readonly height: number;
  /** Sides of the image when it stands upright. */
  readonly autoOrient: { readonly width: number; readonly height: number };
  readonly depth?: string;
}

async function headerOf(image: LoadedImage): Promise<ImageHeader> {
  const { path, format, bytes } = image;
  if (format === 'bmp') {
    const { width, height } = bmpHeader(image);
    return { width, height, autoOrient: { width, height } };
  }
  return sharp(bytes, { failOn, limitInputPixels: false })
    .metadata()
    .catch((error: unknown) => {
      throw imageBroken(path, format, error);
    });
}

/** sharp with the image; it has no decoder for BMP. */
function opened(image: LoadedImage): Sharp {
  if (image.format !== 'bmp')
    return sharp(image.bytes, { failOn, limitInputPixels: largestPixels, autoOrient: true });
  const { data, raw } = bmpPixels(image);
  return sharp(data, { raw });
}

/**
 * The image upright, its first page, on white where it is transparent, in sRGB with 8 bits per colour.
 * @throws RetakeError `image_unreadable`
 */
export async function decodeImage(image: LoadedImage): Promise<Picture> {
  try {
    const { data, info } = await opened(image)
      .flatten({ background: backdrop })
      .toColourspace('srgb')
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    if (info.channels !== 3) throw new Error(`${info.channels} channels instead of 3`);
    return { rgb: data, width: info.width, height: info.height };
  } catch (error) {
    throw error instanceof RetakeError ? error : imageBroken(image.path, image.format, error);
  }
}
