import type { Picture } from './picture.js';

/**
 * Fades the top rows of `below` in from the bottom rows of `above` (same width), in place: row y of e is
 * above·(1 − y/e) + below·(y/e), so the first row is all neighbour.
 */
export function blendRows(above: Picture, below: Picture, extent: number): void {
  const rows = Math.min(above.height, below.height, extent);
  for (let plane = 0; plane < below.planes; plane++)
    for (let y = 0; y < rows; y++) {
      const from = (plane * above.height + above.height - rows + y) * above.width;
      const to = (plane * below.height + y) * below.width;
      for (let x = 0; x < below.width; x++)
        below.data[to + x] = mix(above.data[from + x] ?? 0, below.data[to + x] ?? 0, y / rows);
    }
}

/** The same from left to right. */
export function blendColumns(left: Picture, right: Picture, extent: number): void {
  const columns = Math.min(left.width, right.width, extent);
  for (let row = 0; row < right.planes * right.height; row++)
    for (let x = 0; x < columns; x++) {
      const from = row * left.width + left.width - columns + x;
      const to = row * right.width + x;
      right.data[to] = mix(left.data[from] ?? 0, right.data[to] ?? 0, x / columns);
    }
}

function mix(before: number, after: number, share: number): number {
  return before * (1 - share) + after * share;
}
