/**
 * Numbers below 16 two to a byte, the first in the lower half, in the array they came in. A row of odd width ends with an empty
 * upper half.
 * @param values [rows, width], a number per byte; overwritten
 * @returns [rows, ⌈width/2⌉], the front of `values`
 */
export function packHalves(values: Uint8Array, width: number): Uint8Array {
  let to = 0;
  for (let row = 0; row < values.length; row += width) {
    const end = Math.min(row + width, values.length);
    for (let at = row; at < end; at += 2) {
      const upper = at + 1 < end ? (values[at + 1] as number) : 0;
      values[to++] = (values[at] as number) | (upper << 4);
    }
  }
  return values.subarray(0, to);
}
