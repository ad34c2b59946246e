import { imageBroken, imageKind } from './image-error.js';
import type { LoadedImage } from './load-image.js';

/** What the header of a BMP tells of its pixels. */
export interface BmpHeader {
  readonly width: number;
  readonly height: number;
  /** Rows go from the top down; usually they go from the bottom up. */
  readonly topDown: boolean;
  /** 3 (24 bits) or 4 (32 bits). */
  readonly bytesPerPixel: number;
  /** The fourth byte of a pixel is its alpha; else it means nothing. */
  readonly alpha: boolean;
  /** Where the pixels begin. */
  readonly start: number;
}

/** Pixels as sharp takes them. */
export interface BmpPixels {
  readonly data: Buffer;
  readonly raw: { readonly width: number; readonly height: number; readonly channels: 3 | 4 };
}

/** Bytes of the header up to its colour masks; with them; of the one that has an alpha mask. */
const [plainHeader, masksEnd, alphaEnd] = [54, 66, 70];
const infoHeader = 40;
const [uncompressed, byMasks] = [0, 3];
/** Blue, green, red, as a little-endian number reads them. */
const usualMasks = [0xff0000, 0xff00, 0xff];
const alphaMask = 0xff000000;
const rowAlignment = 4;

/**
 * Reads the header of a BMP with 24 or 32 bits per pixel, uncompressed.
 * @throws RetakeError `image_unsupported` for other kinds, `image_unreadable` when the header is not whole
 */
export function bmpHeader({ path, format, bytes }: LoadedImage): BmpHeader {
  const kind = (found: string) =>
    imageKind(path, format, found, 'uncompressed ones of 24 or 32 bits per pixel');
  if (bytes.length < plainHeader) throw imageBroken(path, format, new Error('the header is cut off'));
  const length = bytes.readUInt32LE(14);
  if (length < infoHeader) throw kind(`of an old type (header of ${length} bytes)`);
  const [width, rows] = [bytes.readInt32LE(18), bytes.readInt32LE(22)];
  const [bits, compression] = [bytes.readUInt16LE(28), bytes.readUInt32LE(30)];
  if (bits !== 24 && bits !== 32) throw kind(`of ${bits} bits per pixel`);
  if (compression !== uncompressed && (compression !== byMasks || bits !== 32))
    throw kind(`compressed (method ${compression})`);
  if (compression === byMasks && !hasUsualMasks(bytes)) throw kind('of unusual colour masks');
  if (width < 1 || rows === 0) throw imageBroken(path, format, new Error(`${width}×${rows} pixels`));
  const alpha =
    compression === byMasks &&
    length > infoHeader + 12 &&
    bytes.length >= alphaEnd &&
    bytes.readUInt32LE(masksEnd) === alphaMask;
  const start = bytes.readUInt32LE(10);
  return { width, height: Math.abs(rows), topDown: rows < 0, bytesPerPixel: bits / 8, alpha, start };
}

function hasUsualMasks(bytes: Buffer): boolean {
  return (
    bytes.length >= masksEnd &&
    usualMasks.every((mask, at) => bytes.readUInt32LE(plainHeader + 4 * at) === mask)
  );
}

/** The pixels of a BMP from the top down, red first. @throws RetakeError as `bmpHeader`, `image_unreadable` when pixels are missing */
export function bmpPixels(image: LoadedImage): BmpPixels {
  const { width, height, topDown, bytesPerPixel, alpha, start } = bmpHeader(image);
  const { path, format, bytes } = image;
  const channels = alpha ? 4 : 3;
  const stride = Math.ceil((width * bytesPerPixel) / rowAlignment) * rowAlignment;
  if (start < plainHeader || start + stride * height > bytes.length)
    throw imageBroken(path, format, new Error(`${height} rows of ${stride} bytes are not in the file`));
  const data = Buffer.alloc(width * height * channels);
  for (let y = 0; y < height; y++) {
    const row = start + (topDown ? y : height - 1 - y) * stride;
    for (let x = 0; x < width; x++) {
      const [from, to] = [row + x * bytesPerPixel, (y * width + x) * channels];
      data[to] = bytes[from + 2] ?? 0;
      data[to + 1] = bytes[from + 1] ?? 0;
      data[to + 2] = bytes[from] ?? 0;
      if (alpha) data[to + 3] = bytes[from + 3] ?? 0;
    }
  }
  return { data, raw: { width, height, channels } };
}
