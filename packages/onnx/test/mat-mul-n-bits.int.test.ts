import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  GraphBuilder,
  type MatMulNBitsWeights,
  openWeights,
  quantizedMatrix,
  quantizeWeights,
  type TensorEntry,
  writeSafetensors,
} from '@retake/onnx';
import { describe, expect, it } from 'vitest';
import { runGraph } from './run-graph.js';
import { gaussian } from './seeded.js';
import { temporaryFolder } from './temporary-folder.js';

const rows = 5;

/** float32 W ≈ scale · (q − zero point), without the filling of the last blocks. */
async function dequantize({ q8, scales, zeroPoints }: MatMulNBitsWeights, K: number): Promise<Float32Array> {
  const file = await readFile(q8.file);
  const part = ({ offset, length }: TensorEntry) => Uint8Array.from(file.subarray(offset, offset + length));
  const [N = 0, blocks = 0, blockSize = 0] = q8.shape;
  const [levels, zeros] = [part(q8), part(zeroPoints)];
  const steps = new Float32Array(part(scales).buffer);
  return Float32Array.from({ length: N * K }, (_, index) => {
    const [row, column] = [Math.floor(index / K), index % K];
    const block = row * blocks + Math.floor(column / blockSize);
    const level = levels[block * blockSize + (column % blockSize)] ?? 0;
    return (level - (zeros[block] ?? 0)) * (steps[block] ?? 0);
  });
}

/** x [rows, K] · Wᵀ + bias in double precision. */
function product(x: Float32Array, weight: Float32Array, bias: Float32Array, K: number): Float64Array {
  const N = bias.length;
  return Float64Array.from({ length: (x.length / K) * N }, (_, index) => {
    let sum = bias[index % N] ?? 0;
    for (let k = 0; k < K; k++)
      sum += (x[Math.floor(index / N) * K + k] ?? 0) * (weight[(index % N) * K + k] ?? 0);
    return sum;
  });
}

/** Power of the signal over power of the difference, in dB. */
function sqnr(reference: ArrayLike<number>, actual: ArrayLike<number>): number {
  let [signal, noise] = [0, 0];
  for (let index = 0; index < reference.length; index++) {
    signal += (reference[index] ?? 0) ** 2;
    noise += ((reference[index] ?? 0) - (actual[index] ?? 0)) ** 2;
  }
  return 10 * Math.log10(signal / noise);
}

async function quantizedProduct(N: number, K: number, blockSize: 64 | 128) {
  const folder = await temporaryFolder();
  const weight = gaussian(N * K, 0.02, 1);
  const bias = gaussian(N, 0.1, 2);
  await writeSafetensors(join(folder, 'model.safetensors'), {
    weight: { type: 'float32', dims: [N, K], data: weight },
    bias: { type: 'float32', dims: [N], data: bias },
  });
  const weights = await openWeights(folder);
  const out = join(folder, 'q8.safetensors');
  const select = (name: string) => name === 'weight';
  const matrix = quantizedMatrix(await quantizeWeights({ weights, select, blockSize, out }), 'weight');
  const graph = new GraphBuilder('product');
  const x = graph.input('x', 'float32', ['S', K]);
  const y = graph.matMulNBits('y', x, matrix, K, N, graph.weight('bias', weights.get('bias')));
  graph.output(y, 'float32', ['S', N]);
  const data = gaussian(rows * K, 1, 3);
  const results = await runGraph(graph.build(), { x: { data, dims: [rows, K] } });
  return { actual: results.y?.data ?? [], matrix, weight, bias, x: data };
}

describe('quantised matrices in ONNX Runtime', () => {
  it.each([
    [96, 256, 64],
    [96, 256, 128],
    [33, 300, 64],
    [33, 300, 128],
    [7, 40, 64],
  ] as const)('multiply as the stored numbers say: N %d, K %d, block %d', async (N, K, blockSize) => {
    const { actual, matrix, bias, x } = await quantizedProduct(N, K, blockSize);
    const expected = product(x, await dequantize(matrix, K), bias, K);
    expect(actual).toHaveLength(expected.length);
    // Only the order of float32 additions differs.
    expect(sqnr(expected, actual)).toBeGreaterThan(120);
  });

  it.each([64, 128] as const)('keep 40 dB on gaussian weights with blocks of %d', async (blockSize) => {
    const { actual, weight, bias, x } = await quantizedProduct(256, 1024, blockSize);
    expect(sqnr(product(x, weight, bias, 1024), actual)).toBeGreaterThan(40);
  });

  it('must have the size the product asks for', async () => {
    const { matrix } = await quantizedProduct(7, 40, 64);
    const graph = new GraphBuilder('g');
    const x = graph.input('x', 'float32', ['S', 100]);
    expect(() => graph.matMulNBits('y', x, matrix, 100, 7)).toThrow(
      '1 blocks of 64 in 7 rows; asked for N=7, K=100',
    );
  });
});
