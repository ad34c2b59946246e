import { RetakeError } from '@retake/plugin-api';
import type { TensorEntry } from '../safetensors/tensor-entry.js';
import type { GraphBuilder } from './graph-builder.js';

/** The three tensors `quantizeWeights` leaves for one matrix of N rows and K columns. */
export interface MatMulNBitsWeights {
  readonly bits: 8 | 4;
  /** uint8 [N, ⌈K/blockSize⌉, blockSize · bits/8]; of 4 bits two numbers in a byte, the first in its lower half. */
  readonly levels: TensorEntry;
  /** float32 [N, ⌈K/blockSize⌉] */
  readonly scales: TensorEntry;
  /** uint8 [N, ⌈⌈K/blockSize⌉ · bits/8⌉], packed in the same way */
  readonly zeroPoints: TensorEntry;
}

/** 1: activations stay float32. 4 would quantise them too, which outliers do not survive. */
const accuracyLevel = 1;

/**
 * Adds com.microsoft.MatMulNBits: x [..., K] → [..., N], W ≈ scale · (q − zero point) per block of a row.
 * @param bias A float32 value [N].
 * @throws RetakeError `graph_invalid` when the weights are not of N rows and K columns.
 */
export function matMulNBits(
  graph: GraphBuilder,
  name: string,
  x: string,
  weights: MatMulNBitsWeights,
  K: number,
  N: number,
  bias?: string,
): string {
  const { bits, levels } = weights;
  const [rows = 0, blocks = 0, blockBytes = 0] = levels.shape;
  const blockSize = (blockBytes * 8) / bits;
  if (rows !== N || blocks !== Math.ceil(K / blockSize)) {
    const given = `${blocks} blocks of ${blockSize} in ${rows} rows`;
    throw new RetakeError('graph_invalid', `"${levels.name}" has ${given}; asked for N=${N}, K=${K}`);
  }
  const inputs = [
    x,
    graph.weight(`${name}.q${bits}`, levels),
    graph.weight(`${name}.scales`, weights.scales, [N * blocks]),
    graph.weight(`${name}.zero_points`, weights.zeroPoints, [N * Math.ceil((blocks * bits) / 8)]),
  ];
  return graph.node('MatMulNBits', bias === undefined ? inputs : [...inputs, '', bias], {
    name,
    domain: 'com.microsoft',
    attributes: { K, N, bits, block_size: blockSize, accuracy_level: accuracyLevel },
  });
}
