import type { MatMulNBitsWeights } from '../graph/mat-mul-n-bits.js';
import type { Weights } from '../safetensors/weights.js';

/**
 * The three tensors that stand for matrix `name` in the result of `quantizeWeights`.
 * @throws RetakeError `tensor_missing` when it was not quantised.
 */
export function quantizedMatrix(weights: Weights, name: string): MatMulNBitsWeights {
  return {
    q8: weights.get(`${name}.q8`),
    scales: weights.get(`${name}.scales`),
    zeroPoints: weights.get(`${name}.zero_points`),
  };
}
