import type { LayerWriter } from './layer-writer.js';

export interface AttentionInputs {
  /** [S, heads·width] */
  readonly query: string;
  /** [L, heads·width] */
  readonly key: string;
  /** [L, heads·width] */
  readonly value: string;
  readonly heads: number;
  /** Factor of the scores; 1/√width when absent. */
  readonly scale?: number;
  /** Added to the scores, [1, heads, S, L]. */
  readonly bias?: string;
}

/** softmax(scale · q·kᵀ + bias) · v per head → [S, heads·width], with memory linear in S when there is no bias. */
export function attention(layers: LayerWriter, inputs: AttentionInputs): string {
  const batch = layers.integers(0);
  const rows = [inputs.query, inputs.key, inputs.value].map((value) => asBatch(layers, value));
  const bias = inputs.bias === undefined ? [] : ['', '', inputs.bias];
  const out = layers.graph.node('MultiHeadAttention', [...rows, ...bias], {
    domain: 'com.microsoft',
    attributes: { num_heads: inputs.heads, ...(inputs.scale === undefined ? {} : { scale: inputs.scale }) },
  });
  return layers.graph.node('Squeeze', [out, batch]);
}

/** [S,D] → [1,S,D] */
export function asBatch(layers: LayerWriter, value: string): string {
  return layers.graph.node('Unsqueeze', [value, layers.integers(0)]);
}
