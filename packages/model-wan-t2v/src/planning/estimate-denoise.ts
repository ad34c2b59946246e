import type { StageEstimate } from '@retake/plugin-api';
import { type ExpectedTensor, expectedTransformerTensors, type TransformerConfig } from '@retake/wan';
import { latentShape } from '../checkpoint/geometry.js';
import type { CheckpointConfigs } from '../checkpoint/read-configs.js';
import { textLength } from '../stages/text-length.js';
import { countParameters, largestTensor } from './count-parameters.js';
import { memoryFigures as figures } from './memory-figures.js';
import type { WanPlan } from './wan-plan.js';
import type { StoredBytes } from './weight-facts.js';

const float = 4;
const block = /^blocks\.0\./;
const blocks = /^blocks\./;
const timestep = /^condition_embedder\.time_/;
/** Graphs of an expert that are no block: timestep, text, patches, head. */
const edgeGraphs = 4;

/** One expert at a time is held; both have the same shape. */
export function estimateDenoise(
  configs: CheckpointConfigs,
  { request, options }: WanPlan,
  stored: StoredBytes,
): StageEstimate {
  const { transformer } = configs;
  const tensors = expectedTransformerTensors(transformer);
  const int8 = options.precision.transformer === 'int8';
  const weights =
    options.residency === 'resident'
      ? residentWeights(tensors, transformer, int8)
      : streamedWeights(tensors, stored, int8);
  const tokens = tokensOf(configs, request);
  const width = transformer.num_attention_heads * transformer.attention_head_dim;
  const states = Math.max(
    figures.attentionStates * width,
    figures.feedForwardStates * transformer.ffn_dim + width,
  );
  const activations = float * (tokens * states + textLength * 2 * width);
  const passes = request.guidanceScale > 1 ? 2 : 1;
  return {
    stage: 'denoise',
    peakBytes: Math.ceil(figures.process + figures.running + weights + activations),
    work: request.steps * passes * forwardFlops(tensors, transformer, width, tokens),
    parts: { process: figures.process + figures.running, weights, activations },
  };
}

function tokensOf(configs: CheckpointConfigs, request: WanPlan['request']): number {
  const [, frames, rows, columns] = latentShape(configs, request);
  const [, patchHeight, patchWidth] = configs.transformer.patch_size;
  return frames * (rows / patchHeight) * (columns / patchWidth);
}

/** Everything as float32, or the blocks in bytes, and what open sessions take. */
function residentWeights(
  tensors: readonly ExpectedTensor[],
  config: TransformerConfig,
  int8: boolean,
): number {
  const inBlocks = countParameters(tensors, blocks);
  const outside = (countParameters(tensors) - inBlocks) * float;
  const sessions = (config.num_layers + edgeGraphs) * figures.session;
  return inBlocks * (int8 ? figures.int8 : float) + outside + sessions;
}

/** The largest graph: a block or the timestep embedding, and one matrix of it cast to float32 where stored in 16 bits. */
function streamedWeights(tensors: readonly ExpectedTensor[], stored: StoredBytes, int8: boolean): number {
  const cast = (part: RegExp) => (stored === float ? 0 : largestTensor(tensors, part) * float);
  const oneBlock = int8
    ? countParameters(tensors, block) * figures.int8
    : countParameters(tensors, block) * stored + cast(block);
  return Math.max(oneBlock, countParameters(tensors, timestep) * stored + cast(timestep));
}

/** Two per parameter and token, and two products of tokens with tokens per block. */
function forwardFlops(
  tensors: readonly ExpectedTensor[],
  { num_layers }: TransformerConfig,
  width: number,
  tokens: number,
): number {
  return 2 * countParameters(tensors, blocks) * tokens + 4 * num_layers * tokens * tokens * width;
}
