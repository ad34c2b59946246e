import type { StageEstimate } from '@retake/plugin-api';
import { estimateVaeDecode, type StoredDtype } from '@retake/wan';
import { latentShape } from '../checkpoint/geometry.js';
import type { CheckpointConfigs } from '../checkpoint/read-configs.js';
import { tilingWork } from './tilings.js';
import type { WanPlan } from './wan-plan.js';

/** Floating point operations per latent place at VAE width 96, counted from the layers (283 TF for 21×60×104 places). */
export const decodeFlopsPerPlace = 2.16e9;
/** The VAE width that the figure is of. */
export const usualWidth = 96;

/** One latent frame of a tile (or of the whole picture) after the other goes through the decoder. */
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
    decodeFlopsPerPlace * (width / usualWidth) ** 2 * frames * rows * columns * tilingWork(request, tiling);
  return { stage: 'decode', peakBytes: Math.ceil(peakBytes), work, parts };
}
