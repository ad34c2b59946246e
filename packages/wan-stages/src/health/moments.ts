/** What one pass over numbers tells of them. */
export interface Moments {
  readonly mean: number;
  /** Standard deviation. */
  readonly deviation: number;
  /** Position of the first value that is NaN or infinite; −1 when all are finite. */
  readonly bad: number;
}

/** Mean and deviation in one pass, in double precision; looks for the first bad value only when the sums say there is one. */
export function momentsOf(data: Float32Array): Moments {
  let sum = 0;
  let squares = 0;
  // By index: iterating a typed array took six times as long.
  for (let at = 0; at < data.length; at++) {
    const value = data[at] ?? 0;
    sum += value;
    squares += value * value;
  }
  const bad = Number.isFinite(squares) ? -1 : data.findIndex((value) => !Number.isFinite(value));
  const count = Math.max(1, data.length);
  const mean = sum / count;
  return { mean, deviation: Math.sqrt(Math.max(0, squares / count - mean * mean)), bad };
}
