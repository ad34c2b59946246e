import { type ClipPictureRequest, RetakeError } from '@retake/plugin-api';
import { colours, type Picture } from './picture.js';

/**
 * The frames at some places of a clip, in order; the others are taken and let go. Stops after the last one.
 * @param places ascending
 * @throws RetakeError `encoder_failed` for a frame of a wrong length or when there are too few. The signal's reason.
 */
export async function* chosenFrames(
  { frames, width, height, signal }: ClipPictureRequest,
  places: readonly number[],
): AsyncGenerator<Picture> {
  const wanted = new Set(places);
  let left = wanted.size;
  let index = 0;
  signal.throwIfAborted();
  for await (const rgb of frames) {
    signal.throwIfAborted();
    const bytes = width * height * colours;
    if (rgb.length !== bytes)
      throw wrong(`frame ${index} has ${rgb.length} bytes; ${width}×${height} pixels are ${bytes}`);
    if (wanted.has(index)) {
      yield { rgb, width, height };
      left--;
    }
    if (left === 0) return;
    index++;
  }
  throw wrong(`the clip ended after ${index} frames, ${places.at(-1)} and more were promised`);
}

/** `most` places out of `count`, evenly spread, the first and the last among them. */
export function evenPlaces(count: number, most: number): number[] {
  if (count <= most) return Array.from({ length: count }, (_, index) => index);
  if (most === 1) return [0];
  return Array.from({ length: most }, (_, index) => Math.round((index * (count - 1)) / (most - 1)));
}

function wrong(message: string): RetakeError {
  return new RetakeError('encoder_failed', message, { hint: 'Report this: the frames do not fit the clip.' });
}
