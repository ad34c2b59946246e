import type { LatentGrid } from './latent-grid.js';

/**
 * Puts the head's output [S, pt·ph·pw·channels] back into [channels,T,h,w]. Here the channel is the fastest feature,
 * unlike in the patch embedding.
 */
export function unpatchify(tokens: Float32Array, grid: LatentGrid, channels: number): Float32Array {
  const [pt, ph, pw] = grid.patch;
  const out = new Float32Array(channels * grid.frames * grid.height * grid.width);
  let at = 0;
  for (let t = 0; t < grid.frames; t += pt)
    for (let y = 0; y < grid.height; y += ph)
      for (let x = 0; x < grid.width; x += pw)
        for (let row = 0; row < pt * ph; row++)
          for (let column = 0; column < pw; column++)
            for (let c = 0; c < channels; c++) {
              const frame = c * grid.frames + t + Math.floor(row / ph);
              out[(frame * grid.height + y + (row % ph)) * grid.width + x + column] = tokens[at++] ?? 0;
            }
  return out;
}
