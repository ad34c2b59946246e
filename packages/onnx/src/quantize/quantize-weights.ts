import type { FileHandle } from 'node:fs/promises';
import { RetakeError } from '@retake/plugin-api';
import { encodeHeader } from '../safetensors/encode-header.js';
import { invalidSafetensors } from '../safetensors/invalid-safetensors.js';
import { openSafetensors } from '../safetensors/open-safetensors.js';
import { readFully, withFile } from '../safetensors/read-fully.js';
import { removeAbandoned } from '../safetensors/remove-abandoned.js';
import type { TensorEntry } from '../safetensors/tensor-entry.js';
import { toFloat32 } from '../safetensors/to-float32.js';
import type { Weights } from '../safetensors/weights.js';
import { weightsOf } from '../safetensors/weights-of.js';
import { writeAtomically } from '../safetensors/write-atomically.js';
import type { BlockFormat } from './block-format.js';
import { type BlockQuantizer, blockQuantizer } from './block-quantizer.js';
import { packHalves } from './pack-halves.js';
import { planQuantized, type QuantizedPlan } from './plan-quantized.js';
import type { QuantizedRows } from './quantize-block-rows.js';

/** Source bytes handled at once; bounds memory and the time until a cancel is noticed. */
const chunkBytes = 2 * 1024 * 1024;

export interface QuantizeProgress {
  readonly tensor: string;
  /** Source bytes. */
  readonly doneBytes: number;
  readonly totalBytes: number;
}

export interface QuantizeOptions {
  readonly weights: Weights;
  /** Which matrices to quantise; they must be F32, F16 or BF16 of rank 2, [N, K]. The others are left out. */
  readonly select: (name: string, entry: TensorEntry) => boolean;
  /** Bits of a value. Default 8. */
  readonly bits?: BlockFormat['bits'];
  /** Values of a row that share scale and zero point. */
  readonly blockSize: BlockFormat['blockSize'];
  /** The file to write. Temporary name first, synced, renamed. */
  readonly out: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: QuantizeProgress) => void;
}

/**
 * Quantises matrices to 8 or 4 bit, asymmetric, per block of a row, for com.microsoft.MatMulNBits. Streams row by row:
 * memory does not grow with the checkpoint.
 * @returns The written file; per matrix `name` it has `name.q8` U8 [N, ⌈K/blockSize⌉, blockSize], `name.scales` F32
 *   and `name.zero_points` U8 [N, ⌈K/blockSize⌉]. With 4 bits `name.q4` instead, and two numbers in a byte of it and of
 *   the zero points, the first in the lower half; a row of an odd number of zero points ends with half a byte unused.
 * @throws RetakeError `tensor_unsupported` for a selected tensor of another rank or type, or with NaN or infinity in
 *   it; `safetensors_invalid` when a file has shrunk. The signal's reason when aborted. System errors pass through.
 */
export async function quantizeWeights(options: QuantizeOptions): Promise<Weights> {
  const { weights, bits = 8, blockSize, signal } = options;
  const format = { bits, blockSize };
  const selected = weights.names
    .map((name) => weights.get(name))
    .filter((entry) => options.select(entry.name, entry));
  const plans = selected.map((entry) => planQuantized(entry, format));
  const metadata = { format: `retake-q${bits}`, block_size: String(blockSize) };
  const { header, entries } = encodeHeader(
    plans.flatMap((plan) => plan.parts),
    metadata,
  );
  const offsets = new Map(entries.map(({ name, offset }) => [name, offset]));
  const progress = progressOf(selected, options.onProgress);
  signal?.throwIfAborted();
  await removeAbandoned(options.out);
  await writeAtomically(options.out, async (file) => {
    await writeFully(file, header, 0);
    const quantizerFor = quantizers(format);
    for (const plan of plans) {
      const place = (part: string) => offsets.get(`${plan.entry.name}.${part}`) as number;
      const places = { levels: place(`q${bits}`), scales: place('scales'), zeroPoints: place('zero_points') };
      const target = { file, places, format };
      await quantizeTensor(plan, quantizerFor, target, progress, signal);
    }
  });
  return weightsOf(options.out, [await openSafetensors(options.out)]);
}

/** Where the parts of a tensor begin in the file, and how they are stored. */
interface Target {
  readonly file: FileHandle;
  readonly places: Readonly<Record<'levels' | 'scales' | 'zeroPoints', number>>;
  readonly format: BlockFormat;
}

type QuantizerFor = (rows: number, columns: number) => BlockQuantizer;

async function quantizeTensor(
  plan: QuantizedPlan,
  quantizerFor: QuantizerFor,
  target: Target,
  progress: (tensor: string, bytes: number) => void,
  signal: AbortSignal | undefined,
): Promise<void> {
  const { entry, rows, columns, blocks } = plan;
  const rowBytes = entry.length / rows;
  const rowsAtOnce = Math.min(rows, Math.max(1, Math.floor(chunkBytes / rowBytes)));
  const buffer = new Uint8Array(rowsAtOnce * rowBytes);
  const { values, result, quantize } = quantizerFor(rowsAtOnce, columns);
  await withFile(entry.file, async (source) => {
    for (let row = 0; row < rows; row += rowsAtOnce) {
      signal?.throwIfAborted();
      const count = Math.min(rowsAtOnce, rows - row);
      const bytes = buffer.subarray(0, count * rowBytes);
      await readRowsInto(source, bytes, entry, row * rowBytes);
      toFloat32(bytes, entry, values);
      if (!quantize(count)) throw notFinite(entry);
      await writeRows(target, result, { row, count, blocks });
      progress(entry.name, bytes.byteLength);
    }
  });
}

/** Keeps the last quantiser: matrices of one size follow each other, and WebAssembly memory is not freed at once. */
function quantizers(format: BlockFormat): QuantizerFor {
  let known: { readonly key: string; readonly quantizer: BlockQuantizer } | undefined;
  return (rows, columns) => {
    const key = `${rows} ${columns}`;
    if (known?.key !== key) known = { key, quantizer: blockQuantizer(rows, columns, format) };
    return known.quantizer;
  };
}

async function readRowsInto(
  source: FileHandle,
  bytes: Uint8Array,
  entry: TensorEntry,
  start: number,
): Promise<void> {
  const read = await readFully(source, bytes, entry.offset + start);
  if (read === bytes.byteLength) return;
  const problem = `the file ends within tensor "${entry.name}"`;
  throw invalidSafetensors('truncated', entry.file, problem, { tensor: entry.name });
}

async function writeRows(
  { file, places, format: { bits, blockSize } }: Target,
  rows: QuantizedRows,
  { row, count, blocks }: Readonly<Record<'row' | 'count' | 'blocks', number>>,
): Promise<void> {
  const size = count * blocks;
  const pack = (numbers: Uint8Array, width: number) => (bits === 4 ? packHalves(numbers, width) : numbers);
  const levels = pack(rows.levels.subarray(0, size * blockSize), blockSize);
  const zeroPoints = pack(rows.zeroPoints.subarray(0, size), blocks);
  const scales = new Uint8Array(
    rows.scales.buffer,
    rows.scales.byteOffset,
    size * rows.scales.BYTES_PER_ELEMENT,
  );
  const rowsBefore = (part: Uint8Array) => (row * part.byteLength) / count;
  await writeFully(file, levels, places.levels + rowsBefore(levels));
  await writeFully(file, scales, places.scales + rowsBefore(scales));
  await writeFully(file, zeroPoints, places.zeroPoints + rowsBefore(zeroPoints));
}

async function writeFully(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  let done = 0;
  while (done < bytes.byteLength) {
    const { bytesWritten } = await file.write(bytes, done, bytes.byteLength - done, position + done);
    done += bytesWritten;
  }
}

function progressOf(selected: readonly TensorEntry[], report: QuantizeOptions['onProgress']) {
  const totalBytes = selected.reduce((sum, { length }) => sum + length, 0);
  let doneBytes = 0;
  return (tensor: string, bytes: number) => {
    doneBytes += bytes;
    report?.({ tensor, doneBytes, totalBytes });
  };
}

function notFinite(entry: TensorEntry): RetakeError {
  return new RetakeError(
    'tensor_unsupported',
    `tensor "${entry.name}" of ${entry.file} holds NaN or infinity and cannot be quantised`,
    { hint: 'Download the named file again.', facts: { file: entry.file, tensor: entry.name } },
  );
}
