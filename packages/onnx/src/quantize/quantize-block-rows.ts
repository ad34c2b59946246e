import type { BlockFormat } from './block-format.js';

/** Block-quantised rows: W ≈ scale · (q − zero point). */
export interface QuantizedRows {
  /** [rows, blocks, blockSize], a q per byte; places behind the end of a row hold the zero point. */
  readonly levels: Uint8Array;
  /** [rows, blocks] */
  readonly scales: Float32Array;
  /** [rows, blocks] */
  readonly zeroPoints: Uint8Array;
}

/** Adding and subtracting 1.5 · 2⁵² rounds a double to the nearest whole number, halves to even. */
const shift = 6_755_399_441_055_744;
/** The smallest normal float32: below it 1 / scale has no float32. */
const smallestScale = 2 ** -126;

/** The highest level of that many bits. */
export function topLevel(bits: BlockFormat['bits']): number {
  return 2 ** bits - 1;
}

/** Room for the result of `quantizeBlockRows`. */
export function quantizedRows(rows: number, columns: number, blockSize: number): QuantizedRows {
  const count = rows * Math.ceil(columns / blockSize);
  return {
    levels: new Uint8Array(count * blockSize),
    scales: new Float32Array(count),
    zeroPoints: new Uint8Array(count),
  };
}

/**
 * Asymmetric quantisation as com.microsoft.MatMulNBits reads it. Per block of a row the range [min, max], widened to
 * hold 0, is divided into top = 255 steps (15 for 4 bits): scale = (max − min) / top, zero point = round(−min / scale),
 * q = min(top, round(x / scale) + zero point), halves to even (QuantizeLinear of the ONNX specification), in float32
 * arithmetic with 1 / scale rounded. A block of zeros, or narrower than top · 2⁻¹²⁶, gets scale 1.
 * @param values float32 [rows, columns]
 * @param target Filled from its start.
 * @returns false when a value is NaN or infinite; the target is then worthless.
 */
export function quantizeBlockRows(
  values: Float32Array,
  columns: number,
  { bits, blockSize }: BlockFormat,
  target: QuantizedRows,
): boolean {
  const top = topLevel(bits);
  const blocks = Math.ceil(columns / blockSize);
  const count = (values.length / columns) * blocks;
  for (let block = 0; block < count; block++) {
    const column = (block % blocks) * blockSize;
    const from = Math.floor(block / blocks) * columns + column;
    const to = from + Math.min(blockSize, columns - column);
    if (!quantizeBlock(values, from, to, target, { block, blockSize, top })) return false;
  }
  return true;
}

function quantizeBlock(
  values: Float32Array,
  from: number,
  to: number,
  { levels, scales, zeroPoints }: QuantizedRows,
  { block, blockSize, top }: Readonly<Record<'block' | 'blockSize' | 'top', number>>,
): boolean {
  let min = 0;
  let max = 0;
  for (let index = from; index < to; index++) {
    const value = values[index] as number;
    if (value < min) min = value;
    else if (value > max) max = value;
  }
  const range = Math.fround(Math.fround(max - min) / top);
  const scale = range < smallestScale ? 1 : range;
  const inverse = Math.fround(1 / scale);
  const zeroPoint = (Math.fround(-min * inverse) + shift - shift) | 0;
  scales[block] = scale;
  zeroPoints[block] = zeroPoint;
  const start = block * blockSize;
  let sum = 0;
  for (let index = from; index < to; index++) {
    const steps = Math.fround((values[index] as number) * inverse);
    const level = ((steps + shift - shift) | 0) + zeroPoint;
    levels[start + index - from] = Math.min(level, top);
    sum += steps;
  }
  if (to - from < blockSize) levels.fill(zeroPoint, start + to - from, start + blockSize);
  // NaN and infinity poison the sum; comparisons do not see NaN.
  return Number.isFinite(sum) && Number.isFinite(scale);
}
