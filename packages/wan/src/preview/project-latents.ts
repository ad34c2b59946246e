import { RetakeError } from '@retake/plugin-api';
import type { RgbFit } from './rgb-fit.js';
import type { RgbPicture } from './rgb-picture.js';

const colours = 3;
const white = 255;

/** Latents of one clip. */
export interface LatentClip {
  /** [channels, frames, rows, columns] */
  readonly dims: readonly number[];
  readonly data: Float32Array;
}

/**
 * A rough picture of one latent frame, a pixel per latent: by a fit with as many channels, or, without one, the first
 * three channels, each stretched from its least to its greatest value.
 * @throws RetakeError `inference_failed` when the latents have no such frame, or not the channels of the fit
 */
export function projectLatents({ dims, data }: LatentClip, frame: number, fit?: RgbFit): RgbPicture {
  const [channels = 0, frames = 0, height = 0, width = 0] = dims;
  const size = height * width;
  if (dims.length !== 4 || data.length !== channels * frames * size || !(frame >= 0 && frame < frames))
    throw new RetakeError('inference_failed', `no frame ${frame} to show in latents [${dims}]`);
  if (fit && fit.factors.length !== channels)
    throw new RetakeError('inference_failed', `no colours for ${channels} channels`);
  const planes = Array.from({ length: channels }, (_, channel) => {
    const start = (channel * frames + frame) * size;
    return data.subarray(start, start + size);
  });
  const rgb = fit ? linear(planes, size, fit) : stretched(planes, size);
  return { width, height, rgb };
}

function linear(planes: readonly Float32Array[], size: number, { factors, bias }: RgbFit): Uint8Array {
  const rgb = new Uint8ClampedArray(size * colours);
  for (let colour = 0; colour < colours; colour++) {
    const sums = new Float32Array(size).fill(bias[colour] ?? 0);
    planes.forEach((plane, channel) => {
      const factor = factors[channel]?.[colour] ?? 0;
      for (let at = 0; at < size; at++) sums[at] = (sums[at] ?? 0) + factor * (plane[at] ?? 0);
    });
    for (let at = 0; at < size; at++) rgb[at * colours + colour] = (((sums[at] ?? 0) + 1) / 2) * white;
  }
  return new Uint8Array(rgb.buffer);
}

function stretched(planes: readonly Float32Array[], size: number): Uint8Array {
  const rgb = new Uint8ClampedArray(size * colours);
  for (const [colour, plane] of planes.slice(0, colours).entries()) {
    const least = plane.reduce((one, other) => Math.min(one, other), Number.POSITIVE_INFINITY);
    const span = plane.reduce((one, other) => Math.max(one, other), least) - least;
    for (let at = 0; at < size; at++)
      rgb[at * colours + colour] = (((plane[at] ?? 0) - least) / (span || 1)) * white;
  }
  return new Uint8Array(rgb.buffer);
}
