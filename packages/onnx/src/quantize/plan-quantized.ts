import { RetakeError } from '@retake/plugin-api';
import type { TensorPlan } from '../safetensors/encode-header.js';
import type { TensorEntry } from '../safetensors/tensor-entry.js';
import type { BlockFormat } from './block-format.js';

/** What becomes of one matrix. */
export interface QuantizedPlan {
  readonly entry: TensorEntry;
  readonly rows: number;
  readonly columns: number;
  readonly blocks: number;
  readonly parts: readonly TensorPlan[];
}

const floats = ['F32', 'F16', 'BF16'];

/** @throws RetakeError `tensor_unsupported` unless the tensor is a non-empty float matrix. */
export function planQuantized(entry: TensorEntry, { bits, blockSize }: BlockFormat): QuantizedPlan {
  const [rows, columns] = entry.shape;
  if (entry.shape.length !== 2 || !rows || !columns || !floats.includes(entry.dtype)) {
    const given = `${entry.dtype} [${entry.shape.join(', ')}]`;
    throw new RetakeError(
      'tensor_unsupported',
      `tensor "${entry.name}" of ${entry.file} is ${given}; only matrices of ${floats.join(', ')} can be quantised`,
      { facts: { file: entry.file, tensor: entry.name, dtype: entry.dtype, shape: entry.shape } },
    );
  }
  const blocks = Math.ceil(columns / blockSize);
  const count = rows * blocks;
  const blockBytes = (blockSize * bits) / 8;
  const zeroPointBytes = Math.ceil((blocks * bits) / 8);
  const part = (suffix: string, dtype: 'U8' | 'F32', shape: readonly number[], length: number) => ({
    name: `${entry.name}.${suffix}`,
    dtype,
    shape,
    length,
  });
  const parts = [
    part(`q${bits}`, 'U8', [rows, blocks, blockBytes], count * blockBytes),
    part('scales', 'F32', [rows, blocks], count * Float32Array.BYTES_PER_ELEMENT),
    part('zero_points', 'U8', [rows, zeroPointBytes], rows * zeroPointBytes),
  ];
  return { entry, rows, columns, blocks, parts };
}
