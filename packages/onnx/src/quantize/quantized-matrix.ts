import type { MatMulNBitsWeights } from '../graph/mat-mul-n-bits.js';
import type { Weights } from '../safetensors/weights.js';

/**
 * The three tensors that stand for matrix `name` in the result of `quantizeWeights`.
 * @throws RetakeError `tensor_missing` when it was not quantised.
 */
export function quantizedMatrix(weights: Weights, name: string): MatMulNBitsWeights {
  const bits = weights.has(`${name}.q4`) ? 4 : 8;
  return {
    bits,
    levels: weights.get(`${name}.q${bits}`),
    scales: weights.get(`${name}.scales`),
    zeroPoints: weights.get(`${name}.zero_points`),
  };
}
