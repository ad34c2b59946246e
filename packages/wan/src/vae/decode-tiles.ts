import { blendColumns, blendRows } from './blend.js';
import { type Picture, paste } from './picture.js';
import { type TileSizes, tileOrigins } from './tiling.js';

export interface TileJob {
  /** Of the whole picture, in pixels, as all sizes here. */
  readonly size: { readonly height: number; readonly width: number };
  readonly sizes: TileSizes;
  /** Decodes one part; parts at the right and bottom edge may come out smaller than asked. */
  readonly decode: (top: number, left: number, rows: number, columns: number) => Promise<Picture>;
  readonly onTile?: ((index: number, count: number) => void) | undefined;
}

/**
 * diffusers' tiled decode: every tile is faded in from the finished tile above it and the one to its left, then its
 * first stride × stride pixels go into the picture. Holds one row of tiles beside the picture.
 */
export async function decodeTiles({ size, sizes, decode, onTile }: TileJob): Promise<Picture> {
  const tops = tileOrigins(size.height, sizes.height.stride);
  const lefts = tileOrigins(size.width, sizes.width.stride);
  let picture: Picture | undefined;
  let above: Picture[] = [];
  for (const [row, top] of tops.entries()) {
    const tiles: Picture[] = [];
    for (const [column, left] of lefts.entries()) {
      const tile = await decode(top, left, sizes.height.tile, sizes.width.tile);
      const [upper, previous] = [above[column], tiles[column - 1]];
      if (upper) blendRows(upper, tile, sizes.height.tile - sizes.height.stride);
      if (previous) blendColumns(previous, tile, sizes.width.tile - sizes.width.stride);
      picture ??= empty(tile.planes, size);
      paste(tile, picture, { top, left, rows: sizes.height.stride, columns: sizes.width.stride });
      tiles.push(tile);
      onTile?.(row * lefts.length + column, tops.length * lefts.length);
    }
    above = tiles;
  }
  return picture ?? empty(0, size);
}

function empty(planes: number, { height, width }: TileJob['size']): Picture {
  return { planes, height, width, data: new Float32Array(planes * height * width) };
}
