import type { VaeConfig } from '../config/vae-config.js';
import { expectedVaeDecoderTensors } from '../expected/expected-vae-decoder-tensors.js';
import { decoderPlan } from '../vae/decoder-plan.js';
import { type TileSizes, tileSizes, type VaeTiling } from '../vae/tiling.js';
import { frameSize, vaeScale } from '../vae/vae-scale.js';
import { type MemoryEstimate, memoryEstimate } from './memory-estimate.js';
import { processFigures } from './process-figures.js';
import { bytesStored, elements, floatBytes, type StoredDtype } from './weight-bytes.js';

export interface VaeDecodeEstimateInput {
  readonly config: VaeConfig;
  /** Latent frames, rows and columns of the whole picture. */
  readonly latents: readonly [number, number, number];
  readonly tiling: VaeTiling | TileSizes | null;
  readonly dtype: StoredDtype;
}

/** Tensors of full resolution and last-level channels alive at once, measured at several sizes. */
const fullSizeTensors = 3.3;

/** Memory of decoding all frames of the largest tile, or of the whole picture. */
export function estimateVaeDecode({
  config,
  latents,
  tiling,
  dtype,
}: VaeDecodeEstimateInput): MemoryEstimate {
  const tensors = expectedVaeDecoderTensors(config);
  const channels = decoderPlan(config).levels.at(-1)?.to ?? 0;
  const [frames, rows, columns] = frameSize(config, tileLatents(config, latents, tiling));
  const stored = bytesStored(tensors, dtype);
  return memoryEstimate({
    process: processFigures.idleBytes + processFigures.graphBytes,
    weights: stored,
    casts: dtype === 'F32' ? 0 : elements(tensors) * floatBytes,
    activations: floatBytes * (fullSizeTensors * channels + config.out_channels) * frames * rows * columns,
  });
}

function tileLatents(
  config: VaeConfig,
  [frames, rows, columns]: readonly [number, number, number],
  tiling: VaeTiling | TileSizes | null,
): readonly [number, number, number] {
  if (!tiling) return [frames, rows, columns];
  const { space } = vaeScale(config);
  const { height, width } = tileSizes(tiling);
  return [frames, Math.min(rows, height.tile / space), Math.min(columns, width.tile / space)];
}
