import { writeFile } from 'node:fs/promises';
import type { AnimationRequest, ClipPicture, Logger } from '@retake/plugin-api';
import sharp from 'sharp';
import { checkClip, invalid } from './check-clip.js';
import { chosenFrames } from './chosen-frames.js';
import { colours } from './picture.js';
import { replaceFile } from './replace-file.js';
import { enlarged, type FrameScale, shrunk } from './scale-frame.js';

/** Small frames are shown up to this large, by a whole factor, and kept without loss. */
const comfortableSide = 256;
/** Longest side of a frame of the animation. */
const largestSide = 480;
/** Most pixels of all frames together, 3 bytes each in memory: 400 frames of 480×270 fit. */
const mostPixels = 52_000_000;
/** WebP settings. More effort takes several times as long for a tenth of the bytes at best. */
const exact = { lossless: true, effort: 0 } as const;
const good = { quality: 85, effort: 2 } as const;
const mostFps = 240;
const second = 1000;

/**
 * Writes a clip as animated WebP that loops for ever. Of a clip too long for the memory allowed every n-th frame is shown.
 * @param largest most pixels of all shown frames together
 */
export async function animation(
  request: AnimationRequest,
  log: Logger,
  largest = mostPixels,
): Promise<ClipPicture> {
  const { count, fps, path, signal } = request;
  checkClip(request, '.webp');
  if (!(fps > 0 && fps <= mostFps)) throw invalid('fps', fps, `above 0 and up to ${mostFps}`);
  const { lossless, ...frame } = frameOf(request.width, request.height);
  const every = Math.ceil((count * frame.width * frame.height) / largest);
  if (every > 1) log.warn({ path, every }, 'the animation shows only every n-th frame of this long clip');
  const places = Array.from({ length: Math.ceil(count / every) }, (_, index) => index * every);
  const bytesOfFrame = frame.width * frame.height * colours;
  const stack = new Uint8Array(bytesOfFrame * places.length);
  let index = 0;
  for await (const picture of chosenFrames(request, places))
    stack.set(await frame.scale(picture), index++ * bytesOfFrame);
  const raw = { width: frame.width, height: frame.height * places.length, channels: colours } as const;
  const webp = await sharp(stack, { raw: { ...raw, pageHeight: frame.height }, limitInputPixels: false })
    .webp({ loop: 0, delay: delays(places, count, fps), ...(lossless ? exact : good) })
    .toBuffer();
  signal.throwIfAborted();
  const bytes = await replaceFile(path, (temporary) => writeFile(temporary, webp, { signal }));
  return { width: frame.width, height: frame.height, frames: places.length, bytes };
}

function frameOf(width: number, height: number): FrameScale & { readonly lossless: boolean } {
  const longer = Math.max(width, height);
  if (longer > largestSide) return { ...shrunk(width, height, largestSide), lossless: false };
  const factor = Math.max(1, Math.floor(comfortableSide / longer));
  return { ...enlarged(width, height, factor), lossless: factor > 1 };
}

/** Milliseconds per shown frame, rounded so that they add up to the length of the clip. */
export function delays(places: readonly number[], count: number, fps: number): number[] {
  const at = (frame: number) => Math.round((frame / fps) * second);
  return places.map((place, index) => at(places[index + 1] ?? count) - at(place));
}
