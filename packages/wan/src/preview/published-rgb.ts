import type { LatentRgb } from './latent-rgb.js';
import type { RgbFit } from './rgb-fit.js';
import { wan21Rgb } from './wan21-rgb.js';
import { wan22Rgb } from './wan22-rgb.js';

const published: readonly RgbFit[] = [wan21Rgb, wan22Rgb];

/** The published fit for VAEs of so many latent channels: Wan 2.1 has 16, Wan 2.2 has 48; undefined for others. */
export function publishedRgb(channels: number): LatentRgb | undefined {
  const fit = published.find(({ factors }) => factors.length === channels);
  return fit && { first: fit, later: fit };
}
