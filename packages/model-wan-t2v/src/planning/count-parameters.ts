import type { ExpectedTensor } from '@retake/wan';

/** Numbers in some tensors. */
export function countParameters(tensors: readonly ExpectedTensor[], wanted: RegExp = /./): number {
  return tensors.filter(({ name }) => wanted.test(name)).reduce((sum, tensor) => sum + sizeOf(tensor), 0);
}

/** Numbers in the largest of some tensors. */
export function largestTensor(tensors: readonly ExpectedTensor[], wanted: RegExp): number {
  return Math.max(0, ...tensors.filter(({ name }) => wanted.test(name)).map(sizeOf));
}

function sizeOf({ shape }: ExpectedTensor): number {
  return shape.reduce((product, side) => product * side, 1);
}
