import { readdir, readFile, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import type { Tensor } from '@retake/plugin-api';
import { describe, expect, it } from 'vitest';
import { gaussian } from '../../test/seeded.js';
import { temporaryFolder } from '../../test/temporary-folder.js';
import { openWeights } from '../safetensors/open-weights.js';
import { writeSafetensors } from '../safetensors/write-safetensors.js';
import { quantizeBlockRows, quantizedRows } from './quantize-block-rows.js';
import { type QuantizeProgress, quantizeWeights } from './quantize-weights.js';
import { quantizedMatrix } from './quantized-matrix.js';

/** Two chunks and a bit. */
const big = { rows: 2300, columns: 1000 };
const bigValues = gaussian(big.rows * big.columns, 0.02, 3);

async function checkpoint(extra: Record<string, Tensor> = {}) {
  const folder = await temporaryFolder();
  await writeSafetensors(join(folder, 'model.safetensors'), {
    'ffn.weight': { type: 'float32', dims: [big.rows, big.columns], data: bigValues },
    'ffn.bias': { type: 'float32', dims: [2], data: Float32Array.of(1, 2) },
    ...extra,
  });
  return { folder, weights: await openWeights(folder), out: join(folder, 'q8.safetensors') };
}

const matrices = (name: string) => name.endsWith('.weight');

describe('quantizeWeights', () => {
  it('writes what quantising the whole matrix at once gives', async () => {
    const { weights, out } = await checkpoint();
    const result = await quantizeWeights({ weights, select: matrices, blockSize: 64, out });
    const expected = quantizedRows(big.rows, big.columns, 64);
    quantizeBlockRows(bigValues, big.columns, { bits: 8, blockSize: 64 }, expected);
    const { levels, scales, zeroPoints } = quantizedMatrix(result, 'ffn.weight');
    const file = await readFile(out);
    const bytes = ({ offset, length }: { offset: number; length: number }) =>
      file.subarray(offset, offset + length);
    expect(bytes(levels).equals(expected.levels)).toBe(true);
    expect(bytes(scales).equals(new Uint8Array(expected.scales.buffer))).toBe(true);
    expect(bytes(zeroPoints).equals(expected.zeroPoints)).toBe(true);
  });

  it('puts two numbers of 4 bits into a byte, and begins each row with a new one', async () => {
    const odd = { rows: 8000, columns: 70, blocks: 3 };
    const data = gaussian(odd.rows * odd.columns, 0.02, 6);
    const { weights, out } = await checkpoint({
      'odd.weight': { type: 'float32', dims: [odd.rows, odd.columns], data },
    });
    const select = (name: string) => name === 'odd.weight';
    const result = await quantizeWeights({ weights, select, bits: 4, blockSize: 32, out });
    expect(result.files[0]?.metadata).toEqual({ format: 'retake-q4', block_size: '32' });
    const expected = quantizedRows(odd.rows, odd.columns, 32);
    quantizeBlockRows(data, odd.columns, { bits: 4, blockSize: 32 }, expected);
    const { bits, levels, scales, zeroPoints } = quantizedMatrix(result, 'odd.weight');
    expect([bits, levels.shape, zeroPoints.shape]).toEqual([4, [odd.rows, odd.blocks, 16], [odd.rows, 2]]);
    const file = await readFile(out);
    /** Number `index` of a row of `width` bytes. */
    const half = (part: { offset: number }, row: number, width: number, index: number) =>
      ((file[part.offset + row * width + (index >> 1)] ?? 0) >> (4 * (index % 2))) & 15;
    const width = odd.blocks * 32;
    const found = expected.levels.map((_, at) => half(levels, Math.floor(at / width), width / 2, at % width));
    expect(Buffer.from(found).equals(expected.levels)).toBe(true);
    const zeros = expected.zeroPoints.map((_, at) => half(zeroPoints, Math.floor(at / 3), 2, at % 3));
    expect(Buffer.from(zeros).equals(expected.zeroPoints)).toBe(true);
    const bytes = file.subarray(scales.offset, scales.offset + scales.length);
    expect(bytes.equals(new Uint8Array(expected.scales.buffer))).toBe(true);
  });

  it('leaves out what is not selected and notes how it was made', async () => {
    const { weights, out } = await checkpoint();
    const result = await quantizeWeights({ weights, select: matrices, blockSize: 128, out });
    expect([...result.names].sort()).toEqual([
      'ffn.weight.q8',
      'ffn.weight.scales',
      'ffn.weight.zero_points',
    ]);
    expect(result.get('ffn.weight.q8').shape).toEqual([2300, 8, 128]);
    expect(result.files[0]?.metadata).toEqual({ format: 'retake-q8', block_size: '128' });
  });

  it('quantises stored half floats by their value', async () => {
    const half: Tensor = { type: 'float16', dims: [1, 64], data: new Uint16Array(64).fill(0x3c00) };
    const { weights, out } = await checkpoint({ 'half.weight': half });
    const select = (name: string) => name === 'half.weight';
    const result = await quantizeWeights({ weights, select, blockSize: 64, out });
    const { scales } = quantizedMatrix(result, 'half.weight');
    expect((await readFile(out)).readFloatLE(scales.offset)).toBe(Math.fround(1 / 255));
  });

  it('tells how far it is', async () => {
    const { weights, out } = await checkpoint();
    const seen: QuantizeProgress[] = [];
    const onProgress = (progress: QuantizeProgress) => seen.push(progress);
    await quantizeWeights({ weights, select: matrices, blockSize: 64, out, onProgress });
    const totalBytes = big.rows * big.columns * 4;
    expect(seen.length).toBeGreaterThan(1);
    expect(seen.at(-1)).toEqual({ tensor: 'ffn.weight', doneBytes: totalBytes, totalBytes });
  });

  it('stops between chunks when canceled and leaves nothing behind', async () => {
    const { folder, weights, out } = await checkpoint();
    const controller = new AbortController();
    const onProgress = () => controller.abort(new Error('enough'));
    const run = quantizeWeights({
      weights,
      select: matrices,
      blockSize: 64,
      out,
      signal: controller.signal,
      onProgress,
    });
    await expect(run).rejects.toThrow('enough');
    expect(await readdir(folder)).toEqual(['model.safetensors']);
  });

  it('refuses tensors that are no float matrices', async () => {
    const { folder, weights, out } = await checkpoint();
    const run = quantizeWeights({ weights, select: (name) => name === 'ffn.bias', blockSize: 64, out });
    await expect(run).rejects.toMatchObject({
      code: 'tensor_unsupported',
      facts: { tensor: 'ffn.bias', shape: [2] },
    });
    expect(await readdir(folder)).toEqual(['model.safetensors']);
  });

  it('refuses NaN', async () => {
    const data = gaussian(64, 1, 4).fill(Number.NaN, 9, 10);
    const { weights, out } = await checkpoint({ 'bad.weight': { type: 'float32', dims: [1, 64], data } });
    const run = quantizeWeights({ weights, select: matrices, blockSize: 64, out });
    await expect(run).rejects.toThrow(/tensor "bad.weight" of .* holds NaN or infinity/);
  });

  it('notices a source that has shrunk', async () => {
    const { folder, weights, out } = await checkpoint();
    await truncate(join(folder, 'model.safetensors'), 5_000_000);
    const run = quantizeWeights({ weights, select: matrices, blockSize: 64, out });
    await expect(run).rejects.toMatchObject({ code: 'safetensors_invalid', facts: { kind: 'truncated' } });
  });
});
