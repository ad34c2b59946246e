import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  encodeHeader,
  GraphBuilder,
  type MatMulNBitsWeights,
  openWeights,
  type QuantizeOptions,
  quantizedMatrix,
  quantizeWeights,
  readTensor,
  type TensorEntry,
} from '@retake/onnx';
import { describe, expect, it } from 'vitest';
import { runGraph } from './run-graph.js';
import { gaussian } from './seeded.js';
import { temporaryFolder } from './temporary-folder.js';

const rows = 5;

type Format = Pick<QuantizeOptions, 'bits' | 'blockSize'>;

/** float32 W ≈ scale · (q − zero point), without the filling of the last blocks. */
async function dequantize({ bits, levels, scales, zeroPoints }: MatMulNBitsWeights, K: number) {
  const file = await readFile(levels.file);
  const part = ({ offset, length }: TensorEntry) => Uint8Array.from(file.subarray(offset, offset + length));
  const [N = 0, blocks = 0, blockBytes = 0] = levels.shape;
  const blockSize = (blockBytes * 8) / bits;
  const [stored, zeros, steps] = [part(levels), part(zeroPoints), new Float32Array(part(scales).buffer)];
  /** Number `index` of row `row`, which has `width` bytes. */
  const number = (bytes: Uint8Array, row: number, width: number, index: number) => {
    const bit = index * bits;
    return ((bytes[row * width + Math.floor(bit / 8)] ?? 0) >> (bit % 8)) & (2 ** bits - 1);
  };
  return Float32Array.from({ length: N * K }, (_, index) => {
    const [row, column] = [Math.floor(index / K), index % K];
    const block = Math.floor(column / blockSize);
    const level = number(stored, row, blocks * blockBytes, column);
    return (level - number(zeros, row, zeroPoints.shape[1] ?? 0, block)) * (steps[row * blocks + block] ?? 0);
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

type Stored = 'F32' | 'F16' | 'BF16';

interface Product {
  readonly N: number;
  readonly K: number;
  readonly format: Format;
  readonly stored?: Stored;
  readonly values?: Float32Array;
}

async function quantizedProduct(given: Product) {
  const { N, K, format, values } = given;
  const folder = await temporaryFolder();
  const bias = gaussian(N, 0.1, 2);
  await writeWeights(join(folder, 'model.safetensors'), given, [values ?? gaussian(N * K, 0.02, 1), bias]);
  const weights = await openWeights(folder);
  const weight = await readTensor(weights.get('weight'));
  const out = join(folder, 'quantised.safetensors');
  const select = (name: string) => name === 'weight';
  const matrix = quantizedMatrix(await quantizeWeights({ weights, select, ...format, out }), 'weight');
  const graph = new GraphBuilder('product');
  const x = graph.input('x', 'float32', ['S', K]);
  const y = graph.matMulNBits('y', x, matrix, K, N, graph.weight('bias', weights.get('bias')));
  graph.output(y, 'float32', ['S', N]);
  const data = gaussian(rows * K, 1, 3);
  const run = async (prepacked: boolean) =>
    (await runGraph(graph.build(), { x: { data, dims: [rows, K] } }, prepacked)).y?.data ?? [];
  return { actual: [await run(true), await run(false)], matrix, weight, bias, x: data };
}

/** Values as they are stored: bfloat16 cut, float16 of normal numbers only. */
function as(dtype: Stored, values: Float32Array): Float32Array | Uint16Array {
  if (dtype === 'F32') return values;
  const bits = new Uint32Array(values.buffer);
  if (dtype === 'BF16') return Uint16Array.from(bits, (value) => value >>> 16);
  return Uint16Array.from(bits, (value) => {
    const exponent = ((value >>> 23) & 255) - 112;
    return ((value >>> 16) & 0x8000) | (exponent > 0 ? (exponent << 10) | ((value >>> 13) & 1023) : 0);
  });
}

/** Wide numbers first, as the header orders them. */
async function writeWeights(path: string, { N, K, stored = 'F32' }: Product, [weight, bias]: Float32Array[]) {
  const tensors = [
    { name: 'bias', dtype: 'F32', shape: [N], data: bias ?? new Float32Array() },
    { name: 'weight', dtype: stored, shape: [N, K], data: as(stored, weight ?? new Float32Array()) },
  ] as const;
  const { header } = encodeHeader(tensors.map(({ data, ...plan }) => ({ ...plan, length: data.byteLength })));
  await writeFile(path, Buffer.concat([header, ...tensors.map(({ data }) => new Uint8Array(data.buffer))]));
}

const eight = { bits: 8, blockSize: 64 } as const;
const four = { bits: 4, blockSize: 32 } as const;

describe('quantised matrices in ONNX Runtime', () => {
  const multiplies = async (given: Product) => {
    const { actual, matrix, bias, x } = await quantizedProduct(given);
    const expected = product(x, await dequantize(matrix, given.K), bias, given.K);
    for (const found of actual) {
      expect(found).toHaveLength(expected.length);
      // Only the order of float32 additions differs.
      expect(sqnr(expected, found)).toBeGreaterThan(120);
    }
  };

  it.each([
    [96, 256, eight],
    [96, 256, { bits: 8, blockSize: 128 }],
    [33, 300, eight],
    [33, 300, { bits: 8, blockSize: 128 }],
    [7, 40, eight],
    [96, 256, four],
    [33, 300, four],
    [33, 96, four],
    [7, 41, four],
    [5, 17, four],
    [33, 300, { bits: 4, blockSize: 64 }],
  ] as const)(
    'multiply as the stored numbers say, prepacked or not: N %d, K %d, %o',
    async (N, K, format) => {
      await multiplies({ N, K, format });
    },
  );

  it.each(['F16', 'BF16'] as const)('multiply as the numbers say that are made of %s', async (stored) => {
    for (const format of [eight, four]) await multiplies({ N: 24, K: 100, format, stored });
  });

  it('hold blocks of equal weights, of zeros too, in 4 bits as they are', async () => {
    const [N, K] = [6, 96];
    const values = Float32Array.from(
      { length: N * K },
      (_, index) => [3, -2, 0, 1e-6, -7, 0.5][Math.floor(index / K)] ?? 0,
    );
    await multiplies({ N, K, format: four, values });
    const { actual, weight, bias, x } = await quantizedProduct({ N, K, format: four, values });
    for (const found of actual) expect(sqnr(product(x, weight, bias, K), found)).toBeGreaterThan(100);
  });

  it.each([
    [eight, 40],
    [{ bits: 8, blockSize: 128 }, 40],
    [four, 20],
  ] as const)('with %o keep %d dB on gaussian weights', async (format, least) => {
    const { actual, weight, bias, x } = await quantizedProduct({ N: 256, K: 1024, format });
    for (const found of actual) {
      const ratio = sqnr(product(x, weight, bias, 1024), found);
      expect(ratio).toBeGreaterThan(least);
      expect(ratio).toBeLessThan(least + 10);
    }
  });

  it('must have the size the product asks for', async () => {
    const { matrix } = await quantizedProduct({ N: 7, K: 40, format: eight });
    const graph = new GraphBuilder('g');
    const x = graph.input('x', 'float32', ['S', 100]);
    expect(() => graph.matMulNBits('y', x, matrix, 100, 7)).toThrow(
      '1 blocks of 64 in 7 rows; asked for N=7, K=100',
    );
  });
});
