import { RetakeError } from '@retake/plugin-api';

/** How latents divide into tokens. Sizes in latent units. */
export interface LatentGrid {
  readonly channels: number;
  readonly frames: number;
  readonly height: number;
  readonly width: number;
  readonly patch: readonly [number, number, number];
  /** Tokens along time, rows and columns. */
  readonly shape: readonly [number, number, number];
  readonly tokens: number;
}

/**
 * Divides latents of `dims` [C,T,h,w] into patches.
 * @throws RetakeError `request_invalid` when the patches do not tile the latents.
 */
export function latentGrid(dims: readonly number[], patch: readonly [number, number, number]): LatentGrid {
  const [channels = 0, frames = 0, height = 0, width = 0] = dims;
  const shape = [frames / patch[0], height / patch[1], width / patch[2]] as const;
  if (dims.length !== 4 || !shape.every((count) => Number.isInteger(count) && count > 0))
    throw new RetakeError(
      'request_invalid',
      `latents [${dims.join(',')}] do not divide into patches of ${patch.join('x')}`,
      { facts: { dims: [...dims], patch: [...patch] } },
    );
  return { channels, frames, height, width, patch, shape, tokens: shape[0] * shape[1] * shape[2] };
}
