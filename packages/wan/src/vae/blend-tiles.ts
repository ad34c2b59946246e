import { blendColumns, blendRows } from './blend.js';
import { type Picture, paste } from './picture.js';
import { type TileSizes, tileOrigins } from './tiling.js';

export interface BlendJob {
  /** Of the whole picture, as all sizes here in its own points. */
  readonly size: { readonly height: number; readonly width: number };
  readonly sizes: TileSizes;
  /** Gives one tile; those at the right and bottom edge are smaller. Called row by row, once per tile. */
  readonly tile: (row: number, column: number) => Promise<Picture>;
}

/**
 * diffusers' way to join tiles: every tile is faded in from the finished tile above it and the one to its left, then
 * its first stride × stride points go into the picture. Holds one row of tiles beside the picture.
 */
export async function blendTiles({ size, sizes, tile: read }: BlendJob): Promise<Picture> {
  const tops = tileOrigins(size.height, sizes.height.stride);
  const lefts = tileOrigins(size.width, sizes.width.stride);
  let picture: Picture | undefined;
  let above: Picture[] = [];
  for (const [row, top] of tops.entries()) {
    const tiles: Picture[] = [];
    for (const [column, left] of lefts.entries()) {
      const tile = await read(row, column);
      const [upper, previous] = [above[column], tiles[column - 1]];
      if (upper) blendRows(upper, tile, sizes.height.tile - sizes.height.stride);
      if (previous) blendColumns(previous, tile, sizes.width.tile - sizes.width.stride);
      picture ??= empty(tile.planes, size);
      paste(tile, picture, { top, left, rows: sizes.height.stride, columns: sizes.width.stride });
      tiles.push(tile);
    }
    above = tiles;
  }
  return picture ?? empty(0, size);
}

function empty(planes: number, { height, width }: BlendJob['size']): Picture {
  return { planes, height, width, data: new Float32Array(planes * height * width) };
}
