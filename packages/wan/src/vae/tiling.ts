import { RetakeError } from '@retake/plugin-api';

/** Tiles along a side, in pixels: each is `tile` long, the next starts `stride` further, the overlap is blended. */
export interface VaeTiling {
  readonly tile: number;
  readonly stride: number;
}

/** Tiles that are not square. */
export interface TileSizes {
  readonly height: VaeTiling;
  readonly width: VaeTiling;
}

/** Both sides of square or other tiles. */
export function tileSizes(tiling: VaeTiling | TileSizes): TileSizes {
  return 'tile' in tiling ? { height: tiling, width: tiling } : tiling;
}

/** The same tiles in other units. */
export function scaleSizes({ height, width }: TileSizes, factor: number): TileSizes {
  const scaled = ({ tile, stride }: VaeTiling) => ({ tile: tile * factor, stride: stride * factor });
  return { height: scaled(height), width: scaled(width) };
}

/** @throws RetakeError `request_invalid` unless 0 < stride ≤ tile and both are multiples of the VAE's scale. */
export function checkTiling({ tile, stride }: VaeTiling, scale: number): void {
  if (stride > 0 && stride <= tile && tile % scale === 0 && stride % scale === 0) return;
  throw new RetakeError(
    'request_invalid',
    `VAE tiling of tile ${tile}, stride ${stride}; allowed: multiples of ${scale} with stride at most tile`,
    { facts: { tile, stride, scale } },
  );
}

/** Origins of tiles along a side: 0, stride, 2·stride, … below its length. */
export function tileOrigins(length: number, stride: number): number[] {
  return Array.from({ length: Math.ceil(length / stride) }, (_, index) => index * stride);
}
