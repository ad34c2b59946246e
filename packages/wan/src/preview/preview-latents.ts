import { encodePng } from './encode-png.js';
import { enlargePicture } from './enlarge-picture.js';
import type { LatentRgb } from './latent-rgb.js';
import { type LatentClip, projectLatents } from './project-latents.js';
import { publishedRgb } from './published-rgb.js';

/** Smaller pictures show nothing on today's screens. */
const longerSide = 128;

/** A picture to look at while a clip is made. */
export interface LatentPreview {
  readonly png: Uint8Array;
  /** Pixels: a square of them per latent, the longer side 128 or more. */
  readonly width: number;
  readonly height: number;
}

/**
 * The PNG of the middle frame of (predicted clean) latents, rough, without the VAE.
 * @param colours of the VAE they are for; unless given, the published ones for its number of channels
 */
export function previewLatents(latents: LatentClip, colours?: LatentRgb): LatentPreview {
  const [channels = 0, frames = 0] = latents.dims;
  const middle = Math.floor(frames / 2);
  const { first, later } = colours ?? publishedRgb(channels) ?? {};
  const picture = enlargePicture(projectLatents(latents, middle, middle === 0 ? first : later), longerSide);
  return { png: encodePng(picture), width: picture.width, height: picture.height };
}
