import type { StageEstimate } from '@retake/plugin-api';
import {
  estimateTransformer,
  expectedTransformerTensors,
  type StoredDtype,
  type TransformerConfig,
} from '@retake/wan';
import { latentShape } from '../checkpoint/geometry.js';
import type { CheckpointConfigs } from '../checkpoint/read-configs.js';
import { textLength } from '../stages/text-length.js';
import { countParameters } from './count-parameters.js';
import type { WanPlan } from './wan-plan.js';

/** One expert at a time is held; both have the same shape. */
export function estimateDenoise(
  configs: CheckpointConfigs,
  { request, options }: WanPlan,
  dtype: StoredDtype,
): StageEstimate {
  const { transformer: config } = configs;
  const tokens = tokensOf(configs, request);
  const { peakBytes, parts } = estimateTransformer({
    config,
    tokens,
    textRows: textLength,
    residency: options.residency,
    precision: options.precision.transformer,
    dtype,
  });
  const passes = request.guidanceScale > 1 ? 2 : 1;
  const work = request.steps * passes * forwardFlops(config, tokens);
  return { stage: 'denoise', peakBytes: Math.ceil(peakBytes), work, parts };
}

/** Floating-point operations and stored weight bytes of one pass of an expert. */
export function onePass(
  configs: CheckpointConfigs,
  request: WanPlan['request'],
  dtype: StoredDtype,
): { readonly flops: number; readonly bytes: number } {
  const { transformer: config } = configs;
  const parameters = countParameters(expectedTransformerTensors(config), /^/);
  return {
    flops: forwardFlops(config, tokensOf(configs, request)),
    bytes: parameters * (dtype === 'F32' ? Float32Array.BYTES_PER_ELEMENT : Uint16Array.BYTES_PER_ELEMENT),
  };
}

function tokensOf(configs: CheckpointConfigs, request: WanPlan['request']): number {
  const [, frames, rows, columns] = latentShape(configs, request);
  const [, patchHeight, patchWidth] = configs.transformer.patch_size;
  return frames * (rows / patchHeight) * (columns / patchWidth);
}

/** Two per parameter of the blocks and token, and two products of all tokens with all tokens per block. */
function forwardFlops(config: TransformerConfig, tokens: number): number {
  const width = config.num_attention_heads * config.attention_head_dim;
  const parameters = countParameters(expectedTransformerTensors(config), /^blocks\./);
  return 2 * parameters * tokens + 4 * config.num_layers * tokens * tokens * width;
}
