import { open } from 'node:fs/promises';
import { imageFormat, imageIsEmpty, imageIsFolder, imageNotRead, imageTooLarge } from './image-error.js';
import { headBytes, isReadFormat, type ReadFormat, sniffFormat } from './sniff-format.js';

const mebibyte = 2 ** 20;
/** Largest file that is read: far above what cameras write. */
export const largestFileBytes = 256 * mebibyte;

/** The bytes of an image file, not decoded. */
export interface LoadedImage {
  readonly path: string;
  readonly format: ReadFormat;
  readonly bytes: Buffer;
}

/**
 * Reads a file when its first bytes are those of an image that can be decoded; its name decides nothing.
 * @throws RetakeError `image_missing`, `image_unreadable` (empty, no permission), `image_unsupported` (format, file size)
 */
export async function loadImage(path: string, signal?: AbortSignal): Promise<LoadedImage> {
  const file = await open(path, 'r').catch((error: unknown) => {
    throw imageNotRead(path, error);
  });
  try {
    const about = await file.stat();
    if (!about.isFile()) throw imageIsFolder(path);
    if (about.size === 0) throw imageIsEmpty(path);
    const head = Buffer.alloc(Math.min(headBytes, about.size));
    await file.read(head, 0, head.length, 0);
    const format = sniffFormat(head);
    if (!isReadFormat(format)) throw imageFormat(path, format);
    if (about.size > largestFileBytes)
      throw imageTooLarge(path, format, `${about.size} bytes`, `${largestFileBytes} bytes`);
    signal?.throwIfAborted();
    return { path, format, bytes: await file.readFile() };
  } catch (error) {
    throw isSystem(error) ? imageNotRead(path, error) : error;
  } finally {
    await file.close();
  }
}

function isSystem(error: unknown): boolean {
  return typeof (error as NodeJS.ErrnoException).errno === 'number';
}
