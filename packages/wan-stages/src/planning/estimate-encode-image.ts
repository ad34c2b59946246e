import type { StageEstimate } from '@retake/plugin-api';
import { estimateVaeEncode, type StoredDtype } from '@retake/wan';
import { latentShape } from '../checkpoint/geometry.js';
import type { CheckpointConfigs } from '../checkpoint/read-configs.js';
import { decodeFlopsPerPlace, usualWidth } from './estimate-decode.js';
import { tilingWork } from './tilings.js';
import type { WanPlan } from './wan-plan.js';

/** Multiplications of the encoder per those of the decoder at equal width, counted from the layers: 2.45 to 4.2 million a pixel. */
const encoderShare = 0.58;

/** Image to video encodes a clip of the image and grey, text and image to video the image alone. */
export function estimateEncodeImage(
  configs: CheckpointConfigs,
  { request, options }: WanPlan,
  dtype: StoredDtype,
): StageEstimate {
  const { vae, conditioning } = configs;
  const tiling = options.vae.encodeTiling ?? null;
  const [, all, rows, columns] = latentShape(configs, request);
  const frames = conditioning === 'image-required' ? all : 1;
  const { peakBytes, parts } = estimateVaeEncode({
    config: vae,
    latents: [frames, rows, columns],
    tiling,
    dtype,
  });
  const flops = encoderShare * decodeFlopsPerPlace * (vae.base_dim / usualWidth) ** 2;
  const work = flops * frames * rows * columns * tilingWork(request, tiling);
  return { stage: 'encode_image', peakBytes: Math.ceil(peakBytes), work, parts };
}
