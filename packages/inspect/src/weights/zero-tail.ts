import type { TensorReader } from './tensor-reader.js';

const windowBytes = 4096;

/**
 * First byte of the zeros that a file ends with, found by looking at a few windows: doubling steps back from the end, then
 * halving. Undefined when the last window is not all zero.
 * @param start first byte that counts: that of the data
 * @param end bytes of the file
 */
export async function zeroTail(
  reader: TensorReader,
  start: number,
  end: number,
): Promise<number | undefined> {
  const isZeroFrom = (at: number) => reader.isZero(at, Math.min(windowBytes, end - at));
  const last = Math.max(start, end - windowBytes);
  if (end <= start || !(await isZeroFrom(last))) return undefined;
  let zero = last;
  let other = start;
  for (let step = windowBytes; zero > start; step *= 2) {
    const at = Math.max(start, zero - step);
    if (!(await isZeroFrom(at))) {
      other = at;
      break;
    }
    zero = at;
  }
  if (zero === start) return start;
  while (zero - other > windowBytes) {
    const middle = other + Math.floor((zero - other) / 2);
    if (await isZeroFrom(middle)) zero = middle;
    else other = middle;
  }
  return zero;
}
