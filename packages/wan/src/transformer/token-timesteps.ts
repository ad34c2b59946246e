import type { LatentGrid } from './latent-grid.js';

/**
 * One timestep for all tokens, or one for the tokens of latent frame 0 and one for the rest (text and image to video,
 * where the first frame is given and carries 0), on the 0…1000 scale.
 */
export type TokenTimesteps = number | { readonly first: number; readonly rest: number };

/** Timesteps that differ, in token order, and how many tokens carry each. */
export interface TimestepParts {
  readonly timesteps: readonly [number] | readonly [number, number];
  readonly lengths: readonly number[];
}

/** Two equal timesteps are one, and so are two on a single frame. */
export function timestepParts(timestep: TokenTimesteps, grid: LatentGrid): TimestepParts {
  if (typeof timestep === 'number') return { timesteps: [timestep], lengths: [grid.tokens] };
  const { first, rest } = timestep;
  const frame = grid.tokens / grid.shape[0];
  if (first === rest || frame === grid.tokens) return { timesteps: [first], lengths: [grid.tokens] };
  return { timesteps: [first, rest], lengths: [frame, grid.tokens - frame] };
}
