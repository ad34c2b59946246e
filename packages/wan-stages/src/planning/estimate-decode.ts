import type { StageEstimate } from '@retake/plugin-api';
import { estimateVaeDecode, type StoredDtype } from '@retake/wan';
import { latentShape } from '../checkpoint/geometry.js';
import type { CheckpointConfigs } from '../checkpoint/read-configs.js';
import { tilingWork } from './tilings.js';
import type { WanPlan } from './wan-plan.js';

/** Floating point operations per latent place at VAE width 96, counted from the layers (283 TF for 21×60×104 places). */
const flopsPerPlace = 2.16e9;
const usualWidth = 96;

/** All frames of a tile (or of the whole picture) go through the decoder at once. */
export function estimateDecode(
  configs: CheckpointConfigs,
  { request, options }: WanPlan,
  dtype: StoredDtype,
): StageEstimate {
  const { vae } = configs;
  const { tiling } = options.vae;
  const [, frames, rows, columns] = latentShape(configs, request);
  const { peakBytes, parts } = estimateVaeDecode({
    config: vae,
    latents: [frames, rows, columns],
    tiling,
    dtype,
  });
  const width = vae.decoder_base_dim ?? vae.base_dim;
  const work =
    flopsPerPlace * (width / usualWidth) ** 2 * frames * rows * columns * tilingWork(request, tiling);
  return { stage: 'decode', peakBytes: Math.ceil(peakBytes), work, parts };
}
