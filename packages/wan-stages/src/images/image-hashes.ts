import type { JsonObject } from '@retake/plugin-api';
import { imageHash } from './image-hash.js';

/** What the images of a run hold, as SHA-256 (hex) of their files. A run is bound to contents, not to paths. */
export interface ImageHashes {
  readonly image: string;
  readonly lastImage?: string;
}

/** @throws RetakeError as `imageHash` */
export async function imageHashes({ image, lastImage }: JsonObject): Promise<ImageHashes | undefined> {
  if (typeof image !== 'string') return undefined;
  const first = await imageHash(image);
  return typeof lastImage === 'string'
    ? { image: first, lastImage: await imageHash(lastImage) }
    : { image: first };
}
