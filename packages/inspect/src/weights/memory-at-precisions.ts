import type { PrecisionMemory } from '../report/precision-memory.js';

const fp32Bytes = 4;
const halfBytes = 2;
/** A float32 scale and a byte of zero point per block of 64. */
const int8Bytes = 1 + (fp32Bytes + 1) / 64;
/** A float32 scale and half a byte of zero point per block of 32. */
const int4Bytes = 0.5 + (fp32Bytes + 0.5) / 32;

/** Bytes of these tensors at each precision; matrices are quantised, the rest stays 16 bit. */
export function memoryAtPrecisions(
  tensors: Iterable<{ readonly shape: readonly number[] }>,
): PrecisionMemory {
  let all = 0;
  let matrices = 0;
  for (const { shape } of tensors) {
    const count = shape.reduce((product, side) => product * side, 1);
    all += count;
    if (shape.length === 2) matrices += count;
  }
  return memoryOf(all, matrices);
}

/** @param all parameters @param matrices how many of them lie in matrices */
export function memoryOf(all: number, matrices: number): PrecisionMemory {
  const rest = (all - matrices) * halfBytes;
  return {
    fp32: all * fp32Bytes,
    bf16: all * halfBytes,
    fp16: all * halfBytes,
    int8: Math.ceil(matrices * int8Bytes + rest),
    int4: Math.ceil(matrices * int4Bytes + rest),
  };
}

/** Element by element; null when there is nothing to add. */
export function sumOfMemory(list: readonly PrecisionMemory[]): PrecisionMemory | null {
  if (list.length === 0) return null;
  const sum = (field: keyof PrecisionMemory) => list.reduce((total, memory) => total + memory[field], 0);
  return { fp32: sum('fp32'), bf16: sum('bf16'), fp16: sum('fp16'), int8: sum('int8'), int4: sum('int4') };
}
