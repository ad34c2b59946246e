import type { VaeConfig } from '../config/vae-config.js';
import { decoderPlan } from '../vae/decoder-plan.js';
import { encoderPlan } from '../vae/encoder-plan.js';

/** Frames that a causal convolution remembers, and that one which halves time does. */
const remembered = 2;
const rememberedHalving = 1;
/** Convolutions of the middle blocks. */
const middleConvs = 4;

/** Floats that all layers of the decoder remember between chunks, for latents of a size. */
export function decoderCacheFloats(config: VaeConfig, rows: number, columns: number): number {
  const { inner, levels } = decoderPlan(config);
  let area = rows * columns;
  let floats = area * (config.z_dim + middleConvs * inner);
  for (const { from, to, blocks, upsample } of levels) {
    floats += area * (from + (2 * blocks - 1) * to + (upsample === 'time' ? to : 0));
    if (upsample !== 'none') area *= 4;
  }
  return remembered * (floats + area * (levels.at(-1)?.to ?? 0));
}

/** The same of the encoder, for patchified pixels of a size. */
export function encoderCacheFloats(config: VaeConfig, rows: number, columns: number): number {
  const { inner, levels } = encoderPlan(config);
  let area = rows * columns;
  let floats = remembered * area * config.in_channels;
  for (const { from, to, blocks, downsample } of levels) {
    floats += remembered * area * (from + (2 * blocks.length - 1) * to);
    if (downsample !== 'none') area /= 4;
    if (downsample === 'time') floats += rememberedHalving * area * to;
  }
  return floats + remembered * area * (middleConvs + 1) * inner;
}
