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
