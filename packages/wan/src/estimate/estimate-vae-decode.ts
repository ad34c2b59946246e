import { expectedVaeDecoderTensors } from '../expected/expected-vae-decoder-tensors.js';
import { decoderPlan } from '../vae/decoder-plan.js';
import type { MemoryEstimate } from './memory-estimate.js';
import { decoderCacheFloats } from './vae-cache-floats.js';
import { type VaeEstimateInput, vaeChunkEstimate } from './vae-chunk-estimate.js';

export type VaeDecodeEstimateInput = VaeEstimateInput;

/** Memory of decoding latent frame by latent frame, in the largest tile or of the whole picture. */
export function estimateVaeDecode(input: VaeDecodeEstimateInput): MemoryEstimate {
  const { config } = input;
  return vaeChunkEstimate(input, {
    tensors: expectedVaeDecoderTensors(config),
    channels: decoderPlan(config).levels.at(-1)?.to ?? 0,
    colours: config.out_channels,
    cacheFloats: (rows, columns) => decoderCacheFloats(config, rows, columns),
  });
}
