import type { Residency } from '@retake/plugin-api';
import type { TransformerConfig } from '../config/transformer-config.js';
import { expectedTransformerTensors } from '../expected/expected-transformer-tensors.js';
import { highest, type MemoryEstimate, memoryEstimate } from './memory-estimate.js';
import { processFigures } from './process-figures.js';
import {
  bytesStored,
  castBytes,
  elements,
  floatBytes,
  type Precision,
  type StoredDtype,
} from './weight-bytes.js';

export interface TransformerEstimateInput {
  readonly config: TransformerConfig;
  /** T·h·w of the latents over the patch volume. */
  readonly tokens: number;
  /** Rows the text is padded to, 512. */
  readonly textRows: number;
  readonly residency: Residency;
  readonly precision: Precision;
  readonly dtype: StoredDtype;
}

/**
 * Tensors of tokens × width alive at the widest point, measured on single blocks: in self-attention, and around the two
 * tokens × ffn tensors of the feed-forward.
 */
const attentionTensors = 10;
const feedForwardTensors = 4;
const innerTensors = 2;
/** Keys and values of the text, before and after they are spread over all rows. */
const textTensors = 4;

/** Memory of one prediction by one expert. */
export function estimateTransformer(input: TransformerEstimateInput): MemoryEstimate {
  const { config, dtype } = input;
  const precisionOf = (block: boolean) => (block ? input.precision : 'source');
  const tensors = expectedTransformerTensors(config);
  const groups = groupedByGraph(tensors, config.num_layers);
  const process = processFigures.idleBytes + processFigures.graphBytes;
  const blocks = activationBytes(input);
  const streamed = groups.map(({ block, members }) =>
    memoryEstimate({
      process,
      weights: bytesStored(members, dtype, precisionOf(block)),
      casts: castBytes(members, dtype, precisionOf(block)),
      activations: block ? blocks : floatBytes * input.tokens * width(config),
    }),
  );
  if (input.residency === 'stream') return highest(streamed);
  const quantized = input.precision !== 'source';
  const held = groups.reduce(
    (sum, { block, members }) =>
      sum +
      (quantized && block ? bytesStored(members, dtype, input.precision) : elements(members) * floatBytes),
    0,
  );
  return memoryEstimate({
    process,
    weights: held + groups.length * processFigures.sessionBytes,
    casts: quantized ? castBytes(groups[0]?.members ?? [], dtype, input.precision) : 0,
    activations: blocks,
  });
}

function activationBytes({ config, tokens, textRows }: TransformerEstimateInput): number {
  const inner = width(config);
  const feedForward = feedForwardTensors * inner + innerTensors * config.ffn_dim;
  const perToken = Math.max(attentionTensors * inner, feedForward);
  return floatBytes * (tokens * perToken + textTensors * textRows * inner);
}

/** Tensors that are open together: one block, or one of the small graphs. Blocks first. */
function groupedByGraph(tensors: ReturnType<typeof expectedTransformerTensors>, layers: number) {
  const prefixes = [
    ...Array.from({ length: layers }, (_, index) => `blocks.${index}.`),
    'condition_embedder.time',
    'condition_embedder.text',
    'patch_embedding',
    'proj_out',
  ];
  return prefixes.map((prefix) => ({
    block: prefix.startsWith('blocks.'),
    members: tensors.filter(({ name }) => name.startsWith(prefix)),
  }));
}

function width(config: TransformerConfig): number {
  return config.num_attention_heads * config.attention_head_dim;
}
