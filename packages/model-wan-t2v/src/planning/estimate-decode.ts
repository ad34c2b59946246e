import type { StageEstimate } from '@retake/plugin-api';
import { expectedVaeDecoderTensors } from '@retake/wan';
import { latentShape } from '../checkpoint/geometry.js';
import type { CheckpointConfigs } from '../checkpoint/read-configs.js';
import { countParameters } from './count-parameters.js';
import { memoryFigures as figures } from './memory-figures.js';
import type { WanPlan } from './wan-plan.js';

const float = 4;
/** Floating point operations per latent number's place at VAE width 96, from the layers of the decoder (283 TF for 21×60×104). */
const flopsPerPlace = 2.16e9;
const usualWidth = 96;

/** All frames of a tile (or of the whole picture) go through the decoder at once. */
export function estimateDecode(configs: CheckpointConfigs, { request, options }: WanPlan): StageEstimate {
  const { vae } = configs;
  const width = vae.decoder_base_dim ?? vae.base_dim;
  const { tiling } = options.vae;
  const side = (length: number) => (tiling ? Math.min(length, tiling.tile) : length);
  const places = request.frames * side(request.width) * side(request.height);
  const weights = countParameters(expectedVaeDecoderTensors(vae)) * float;
  const activations = figures.decoderMaps * width * places * float;
  const [, frames, rows, columns] = latentShape(configs, request);
  const overlap = tiling ? (tiling.tile / tiling.stride) ** 2 : 1;
  return {
    stage: 'decode',
    peakBytes: Math.ceil(figures.process + figures.running + weights + activations),
    work: flopsPerPlace * (width / usualWidth) ** 2 * frames * rows * columns * overlap,
    parts: { process: figures.process + figures.running, weights, activations },
  };
}
