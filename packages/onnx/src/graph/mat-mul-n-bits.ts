import { RetakeError } from '@retake/plugin-api';
import type { TensorEntry } from '../safetensors/tensor-entry.js';
import type { GraphBuilder } from './graph-builder.js';

/** The three tensors `quantizeWeights` leaves for one matrix of N rows and K columns. */
export interface MatMulNBitsWeights {
  /** uint8 [N, ⌈K/blockSize⌉, blockSize] */
  readonly q8: TensorEntry;
  /** float32 [N, ⌈K/blockSize⌉] */
  readonly scales: TensorEntry;
  /** uint8 [N, ⌈K/blockSize⌉] */
  readonly zeroPoints: TensorEntry;
}

const bits = 8;
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
  const [rows = 0, blocks = 0, blockSize = 0] = weights.q8.shape;
  if (rows !== N || blocks !== Math.ceil(K / blockSize)) {
    const given = `${blocks} blocks of ${blockSize} in ${rows} rows`;
    throw new RetakeError('graph_invalid', `"${weights.q8.name}" has ${given}; asked for N=${N}, K=${K}`);
  }
  const inputs = [
    x,
    graph.weight(`${name}.q8`, weights.q8),
    graph.weight(`${name}.scales`, weights.scales, [N * blocks]),
    graph.weight(`${name}.zero_points`, weights.zeroPoints, [N * blocks]),
  ];
  return graph.node('MatMulNBits', bias === undefined ? inputs : [...inputs, '', bias], {
    name,
    domain: 'com.microsoft',
    attributes: { K, N, bits, block_size: blockSize, accuracy_level: accuracyLevel },
  });
}
