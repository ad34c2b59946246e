import type { RgbFit } from './rgb-fit.js';

/** How the latents of a VAE are shown without decoding them. */
export interface LatentRgb {
  /** For the first latent frame, which stands for one frame of the clip. */
  readonly first: RgbFit;
  /** For all others, which stand for several. */
  readonly later: RgbFit;
}
