import { expectedVaeEncoderTensors } from '../expected/expected-vae-encoder-tensors.js';
import { vaeScale } from '../vae/vae-scale.js';
import type { MemoryEstimate } from './memory-estimate.js';
import { encoderCacheFloats } from './vae-cache-floats.js';
import { type VaeEstimateInput, vaeChunkEstimate } from './vae-chunk-estimate.js';

/** `latents` are those that the clip becomes. */
export type VaeEncodeEstimateInput = VaeEstimateInput;

/** Memory of encoding the first frame and then four at a time, in the largest tile or of the whole picture. */
export function estimateVaeEncode(input: VaeEncodeEstimateInput): MemoryEstimate {
  const { config } = input;
  const points = vaeScale(config).space / config.patch_size;
  return vaeChunkEstimate(input, {
    tensors: expectedVaeEncoderTensors(config),
    channels: config.base_dim * (config.dim_mult[0] ?? 1),
    colours: config.in_channels,
    cacheFloats: (rows, columns) => encoderCacheFloats(config, rows * points, columns * points),
  });
}
