import type { WanOptions } from './wan-plan.js';

export type Tiling = WanOptions['vae']['tiling'];

/** Tile sizes from comfortable to frugal. 256/192 is what diffusers tiles with; the others keep its overlap of a quarter. */
export const tilings = [
  { tile: 256, stride: 192 },
  { tile: 128, stride: 96 },
  { tile: 64, stride: 48 },
] as const satisfies readonly NonNullable<Tiling>[];

export function tilingId(tiling: Tiling): string {
  return tiling ? `tile-${tiling.tile}` : 'whole';
}

/** Whole-frame decoding and the tiles that are smaller than the picture. */
export function usefulTilings(size: { readonly width: number; readonly height: number }): readonly Tiling[] {
  return [null, ...tilings.filter(({ tile }) => tile < Math.max(size.width, size.height))];
}

/** Pixels decoded with tiles, overlaps included, per pixel of the picture. */
export function tilingWork(
  size: { readonly width: number; readonly height: number },
  tiling: Tiling,
): number {
  if (!tiling) return 1;
  return decodedShare(size.width, tiling) * decodedShare(size.height, tiling);
}

function decodedShare(side: number, { tile, stride }: NonNullable<Tiling>): number {
  let decoded = 0;
  for (let start = 0; start < side; start += stride) decoded += Math.min(tile, side - start);
  return decoded / side;
}
