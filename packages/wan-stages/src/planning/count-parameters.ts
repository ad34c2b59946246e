import type { ExpectedTensor } from '@retake/wan';

/** Numbers in the tensors whose names match. */
export function countParameters(tensors: readonly ExpectedTensor[], wanted: RegExp): number {
  const sizes = tensors
    .filter(({ name }) => wanted.test(name))
    .map(({ shape }) => shape.reduce((product, side) => product * side, 1));
  return sizes.reduce((sum, size) => sum + size, 0);
}
