import type { Residency } from '@retake/plugin-api';
import type { TextEncoderConfig } from '../config/text-encoder-config.js';
import { expectedTextEncoderTensors } from '../expected/expected-text-encoder-tensors.js';
import { type MemoryEstimate, memoryEstimate } from './memory-estimate.js';
import { processFigures } from './process-figures.js';
import { bytesStored, castBytes, elements, floatBytes, type StoredDtype } from './weight-bytes.js';

export interface TextEncoderEstimateInput {
  readonly config: TextEncoderConfig;
  /** Tokens of the longer prompt; 512 at most. */
  readonly rows: number;
  readonly residency: Residency;
  readonly dtype: StoredDtype;
}

/** Tensors alive at the widest point: rows × width, rows × feed-forward width, heads × rows × rows. */
const alive = { width: 5, feedForward: 3, scores: 2 } as const;

/** Memory of encoding one prompt. The embedding table is read row by row and never held. */
export function estimateTextEncoder({
  config,
  rows,
  residency,
  dtype,
}: TextEncoderEstimateInput): MemoryEstimate {
  const tensors = expectedTextEncoderTensors(config).filter(({ name }) => name !== 'shared.weight');
  const layer = tensors.filter(({ name }) => name.startsWith('encoder.block.0.'));
  const stream = residency === 'stream';
  const width = Math.max(config.d_model, config.num_heads * config.d_kv);
  const perRow =
    alive.width * width + alive.feedForward * config.d_ff + alive.scores * config.num_heads * rows;
  return memoryEstimate({
    process: processFigures.idleBytes + processFigures.graphBytes,
    weights: stream
      ? bytesStored(layer, dtype)
      : elements(tensors) * floatBytes + (config.num_layers + 1) * processFigures.sessionBytes,
    casts: stream ? castBytes(layer, dtype) : 0,
    activations: floatBytes * rows * perRow,
  });
}
