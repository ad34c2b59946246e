import { RetakeError, type Tensor } from '@retake/plugin-api';

export interface PaddedText {
  /** The real rows and, when there is padding, one zero row. */
  readonly rows: Tensor<'float32'>;
  /** For each of `length` places the row of `rows` that stands there. */
  readonly index: Tensor<'int64'>;
}

/**
 * Pads text embeddings [n,width] to `length` rows without repeating the padding: cross-attention sees `length` rows
 * (zero rows project to a non-zero constant and take part in its softmax), projections compute n + 1.
 * @throws RetakeError `request_invalid` when there are more rows than `length`, or none.
 */
export function padText(text: Tensor<'float32'>, length: number): PaddedText {
  const [n = 0, width = 0] = text.dims;
  if (n < 1 || n > length)
    throw new RetakeError('request_invalid', `text has ${n} rows; allowed: 1 to ${length}`, {
      facts: { rows: n, length },
    });
  const count = Math.min(n + 1, length);
  const data = new Float32Array(count * width);
  data.set(text.data);
  const index = BigInt64Array.from({ length }, (_, place) => BigInt(Math.min(place, n)));
  return {
    rows: { type: 'float32', dims: [count, width], data },
    index: { type: 'int64', dims: [length], data: index },
  };
}
