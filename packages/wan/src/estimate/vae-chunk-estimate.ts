import type { VaeConfig } from '../config/vae-config.js';
import type { ExpectedTensor } from '../expected/expected-tensor.js';
import { type TileSizes, tileSizes, type VaeTiling } from '../vae/tiling.js';
import { vaeScale } from '../vae/vae-scale.js';
import { type MemoryEstimate, memoryEstimate } from './memory-estimate.js';
import { processFigures } from './process-figures.js';
import { bytesStored, elements, floatBytes, type StoredDtype } from './weight-bytes.js';

export interface VaeEstimateInput {
  readonly config: VaeConfig;
  /** Latent frames, rows and columns of the whole picture. */
  readonly latents: readonly [number, number, number];
  readonly tiling: VaeTiling | TileSizes | null;
  readonly dtype: StoredDtype;
}

/** What of a VAE's half is alive in one chunk. */
export interface ChunkFigures {
  readonly tensors: readonly ExpectedTensor[];
  /** Channels at full resolution, inside and of the picture. */
  readonly channels: number;
  readonly colours: number;
  /** Floats remembered between chunks, for latents of a size. */
  readonly cacheFloats: (rows: number, columns: number) => number;
}

/** Tensors of full resolution and width alive at once per frame of a chunk, measured at several sizes. */
const fullSizeTensors = 5;
/** The picture of a chunk in and out of the runtime. */
const pictureCopies = 2;

/**
 * Memory of one chunk of the largest tile, or of the whole picture: it does not depend on how many follow. What is
 * remembered between chunks exists once, and once more when the runtime has done the chunk and copies what comes out,
 * by which time the activations are gone.
 */
export function vaeChunkEstimate(
  { config, latents, tiling, dtype }: VaeEstimateInput,
  { tensors, channels, colours, cacheFloats }: ChunkFigures,
): MemoryEstimate {
  const { space, time } = vaeScale(config);
  const [count, rows, columns] = tileLatents(latents, tiling, space);
  const single = count === 1;
  const frames = single ? 1 : time;
  const points = (frames * rows * columns * space ** 2) / config.patch_size ** 2;
  const caches = single ? 0 : cacheFloats(rows, columns);
  const floats =
    caches + Math.max(caches, fullSizeTensors * channels * points) + pictureCopies * colours * points;
  return memoryEstimate({
    process: processFigures.idleBytes + processFigures.graphBytes,
    weights: bytesStored(tensors, dtype),
    casts: dtype === 'F32' ? 0 : elements(tensors) * floatBytes,
    activations: floatBytes * floats,
  });
}

function tileLatents(
  [frames, rows, columns]: readonly [number, number, number],
  tiling: VaeTiling | TileSizes | null,
  space: number,
): readonly [number, number, number] {
  if (!tiling) return [frames, rows, columns];
  const { height, width } = tileSizes(tiling);
  return [frames, Math.min(rows, height.tile / space), Math.min(columns, width.tile / space)];
}
