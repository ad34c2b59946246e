import type { Place } from './tile-grid.js';

/** Planes of floats, row by row: channels · frames planes of height × width. */
export interface Picture {
  readonly planes: number;
  readonly height: number;
  readonly width: number;
  readonly data: Float32Array;
}

/** Part of every plane, cut off at the edges. */
export function crop(source: Picture, { top, left, rows, columns }: Place): Picture {
  const height = Math.min(rows, source.height - top);
  const width = Math.min(columns, source.width - left);
  const data = new Float32Array(source.planes * height * width);
  for (let plane = 0; plane < source.planes; plane++)
    for (let y = 0; y < height; y++) {
      const from = (plane * source.height + top + y) * source.width + left;
      data.set(source.data.subarray(from, from + width), (plane * height + y) * width);
    }
  return { planes: source.planes, height, width, data };
}

/** Copies the top left part of `source` into `target` at a place, as much as fits in both and in the given size. */
export function paste(source: Picture, target: Picture, place: Place): void {
  const rows = Math.min(place.rows, source.height, target.height - place.top);
  const columns = Math.min(place.columns, source.width, target.width - place.left);
  for (let plane = 0; plane < source.planes; plane++)
    for (let y = 0; y < rows; y++) {
      const from = (plane * source.height + y) * source.width;
      const to = (plane * target.height + place.top + y) * target.width + place.left;
      target.data.set(source.data.subarray(from, from + columns), to);
    }
}
