import { RetakeError, type Tensor } from '@retake/plugin-api';

const base = 10000;

export interface RopeTables {
  /** [S, headDim/2] each. */
  readonly cos: Tensor<'float32'>;
  readonly sin: Tensor<'float32'>;
}

/**
 * Rotary tables for tokens on a grid of frames × rows × columns. The head splits into a time part and two equal
 * parts of 2·⌊headDim/6⌋ for row and column; angle = position · base^(−2j/part), computed in float64.
 * @throws RetakeError `request_invalid` when an axis is longer than `maxLength`.
 */
export function ropeTables(
  shape: readonly [number, number, number],
  headDim: number,
  maxLength: number,
): RopeTables {
  if (Math.max(...shape) > maxLength)
    throw new RetakeError('request_invalid', `token grid ${shape.join('x')} exceeds ${maxLength} per axis`, {
      facts: { shape: [...shape], maxLength },
    });
  const side = 2 * Math.floor(headDim / 6);
  const parts = [headDim - 2 * side, side, side];
  const half = headDim / 2;
  const tokens = shape[0] * shape[1] * shape[2];
  const cos = new Float32Array(tokens * half);
  const sin = new Float32Array(tokens * half);
  for (let token = 0; token < tokens; token++) {
    let at = token * half;
    for (const [axis, position] of positions(token, shape).entries())
      for (const frequency of frequencies(parts[axis] ?? 0)) {
        cos[at] = Math.cos(position * frequency);
        sin[at++] = Math.sin(position * frequency);
      }
  }
  const dims = [tokens, half];
  return { cos: { type: 'float32', dims, data: cos }, sin: { type: 'float32', dims, data: sin } };
}

function positions(token: number, [, rows, columns]: readonly [number, number, number]): number[] {
  return [Math.floor(token / (rows * columns)), Math.floor(token / columns) % rows, token % columns];
}

function frequencies(part: number): number[] {
  return Array.from({ length: part / 2 }, (_, j) => base ** ((-2 * j) / part));
}
