import { checkTiling, scaleSizes, type TileSizes, tileOrigins, tileSizes, type VaeTiling } from './tiling.js';

/** A part of a picture. */
export interface Place {
  readonly top: number;
  readonly left: number;
  readonly rows: number;
  readonly columns: number;
}

/** How latents are cut into tiles; all sizes in latents. */
export interface TileGrid {
  readonly size: { readonly height: number; readonly width: number };
  readonly sizes: TileSizes;
  /** Row by row. Tiles at the right and bottom edge are cut off there. */
  readonly places: readonly (readonly Place[])[];
}

/**
 * The tiles of latents of a size, or undefined where the whole picture is done at once.
 * @param scale Pixels per latent along a side.
 * @param threshold Pixels of a side up to which no tiles are made, as a share of the tile's; diffusers compares sides
 *   with the tile itself, except when it encodes patchified pixels (see `WanVaeEncoder`).
 * @throws RetakeError `request_invalid` for tiles that do not fit the scale.
 */
export function tileGrid(
  size: TileGrid['size'],
  tiling: VaeTiling | TileSizes | null,
  scale: number,
  threshold = 1,
): TileGrid | undefined {
  if (!tiling) return undefined;
  const pixels = tileSizes(tiling);
  for (const side of [pixels.height, pixels.width]) checkTiling(side, scale);
  const sizes = scaleSizes(pixels, 1 / scale);
  const { height, width } = sizes;
  if (size.height <= height.tile * threshold && size.width <= width.tile * threshold) return undefined;
  const lefts = tileOrigins(size.width, width.stride);
  const places = tileOrigins(size.height, height.stride).map((top) =>
    lefts.map((left) => ({
      top,
      left,
      rows: Math.min(height.tile, size.height - top),
      columns: Math.min(width.tile, size.width - left),
    })),
  );
  return { size, sizes, places };
}
