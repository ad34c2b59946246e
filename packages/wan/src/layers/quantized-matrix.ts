import type { MatMulNBitsWeights, Weights } from '@retake/onnx';

/** The block-quantised copy of matrix `name`, if the file has one. */
export function quantizedMatrix(weights: Weights, name: string): MatMulNBitsWeights | undefined {
  if (!weights.has(`${name}.q8`)) return undefined;
  return {
    q8: weights.get(`${name}.q8`),
    scales: weights.get(`${name}.scales`),
    zeroPoints: weights.get(`${name}.zero_points`),
  };
}
