import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { GraphBuilder, openSafetensors, readTensor, type TensorEntry, writeSafetensors } from '@retake/onnx';
import { describe, expect, it } from 'vitest';
import { runGraph } from './run-graph.js';
import { seeded } from './seeded.js';
import { temporaryFolder } from './temporary-folder.js';

const size = 2048;
const layers = 20;
/** Bits whose values are of either sign and between about 0.008 and 0.06 as float16 and 1e-5 and 0.03 as bfloat16. */
const lowestBits = { F16: 0x2000, BF16: 0x3c00 - 0x500 } as const;

async function storedWeights(dtype: 'F16' | 'BF16', count: number, width: number): Promise<string> {
  const path = join(await temporaryFolder(), 'weights.safetensors');
  const random = seeded(5);
  const bits = () => {
    const data = new Uint16Array(width * width);
    for (let index = 0; index < data.length; index++) {
      const word = random() * 0x1000;
      data[index] = lowestBits[dtype] + (word & 0x7ff & ~0x400) + (word >= 0x800 ? 0x8000 : 0);
    }
    return data;
  };
  const tensors = Array.from({ length: count }, (_, layer) => {
    return [`w${layer}`, { type: 'float16' as const, dims: [width, width], data: bits() }] as const;
  });
  await writeSafetensors(path, Object.fromEntries(tensors));
  return path;
}

async function peak(
  path: string,
  dtype: string,
  mode: string,
): Promise<{ peakBytes: number; first: number }> {
  const script = join(import.meta.dirname, 'ordered-cast-memory.mjs');
  const args = [script, path, String(size), String(layers), dtype, mode];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout) as { peakBytes: number; first: number };
}

describe.each(['F16', 'BF16'] as const)('weightF32 with %s in ONNX Runtime', (dtype) => {
  it('multiplies by the stored values', async () => {
    const width = 256;
    const file = await openSafetensors(await storedWeights(dtype, 1, width));
    const entry = { ...(file.tensors.get('w0') as TensorEntry), dtype };
    const graph = new GraphBuilder('one product');
    const x = graph.input('x', 'float32', ['S', width]);
    const weight = graph.weightF32('w', entry, x);
    graph.output(
      graph.node('Gemm', [x, weight], { attributes: { transB: 1 } }),
      'float32',
      ['S', width],
      'y',
    );
    const feed = new Float32Array(3 * width).map((_, index) => Math.sin(index));
    const { y } = await runGraph(graph.build(), { x: { data: feed, dims: [3, width] } });
    const stored = await readTensor(entry);
    for (const [index, value] of (y?.data ?? []).entries()) {
      const row = Math.floor(index / width);
      let sum = 0;
      for (let k = 0; k < width; k++)
        sum += (feed[row * width + k] ?? 0) * (stored[(index % width) * width + k] ?? 0);
      expect(value).toBeCloseTo(sum, 5);
    }
    expect(y?.data.some((value) => value !== 0)).toBe(true);
  });

  it.runIf(process.platform === 'linux')('holds one or two float32 weights at a time, not all', async () => {
    const path = await storedWeights(dtype, layers, size);
    const floatBytes = size * size * Float32Array.BYTES_PER_ELEMENT;
    const ordered = await peak(path, dtype, 'ordered');
    const plain = await peak(path, dtype, 'plain');
    expect(ordered.first).toBeCloseTo(plain.first, 5);
    expect(plain.peakBytes).toBeGreaterThan(layers * floatBytes);
    expect(ordered.peakBytes).toBeLessThan(5 * floatBytes);
  });
});
