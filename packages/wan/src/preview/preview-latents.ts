import { encodePng } from './encode-png.js';
import { type LatentClip, projectLatents } from './project-latents.js';

/** A picture to look at while a clip is made. */
export interface LatentPreview {
  readonly png: Uint8Array;
  /** Pixels: one per latent. */
  readonly width: number;
  readonly height: number;
}

/** The PNG of the middle frame of (predicted clean) latents, rough and small, without the VAE. */
export function previewLatents(latents: LatentClip): LatentPreview {
  const [, frames = 0] = latents.dims;
  const picture = projectLatents(latents, Math.floor(frames / 2));
  return { png: encodePng(picture), width: picture.width, height: picture.height };
}
