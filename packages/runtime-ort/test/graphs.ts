import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GraphBuilder, openSafetensors, writeSafetensors } from '@retake/onnx';
import type { Graph, Tensor } from '@retake/plugin-api';
import { afterAll } from 'vitest';

export function floats(
  values: readonly number[] | Float32Array,
  dims: readonly number[] = [values.length],
): Tensor {
  return { type: 'float32', dims, data: Float32Array.from(values) };
}

/** `sum = a + b` and `product = a · b`, for [N]. */
export function sumAndProduct(name = 'sum and product'): Graph {
  const graph = new GraphBuilder(name);
  const a = graph.input('a', 'float32', ['N']);
  const b = graph.input('b', 'float32', ['N']);
  graph.output(graph.node('Add', [a, b], { name: 'sum' }), 'float32', ['N']);
  graph.output(graph.node('Mul', [a, b], { name: 'product' }), 'float32', ['N']);
  return graph.build();
}

/** `y = a + b` for a [N, 1] and b [1, M]: a large output of small inputs; `total` is its sum, [1, 1]. */
export function outerSum(output: 'y' | 'total' = 'y'): Graph {
  const graph = new GraphBuilder('outer sum');
  const a = graph.input('a', 'float32', ['N', 1]);
  const b = graph.input('b', 'float32', [1, 'M']);
  const y = graph.node('Add', [a, b], { name: 'y' });
  if (output === 'y') graph.output(y, 'float32', ['N', 'M']);
  else graph.output(graph.node('ReduceSum', [y], { name: 'total' }), 'float32', [1, 1]);
  return graph.build();
}

/** `y = x + 1` for [N], by way of another value, so that x is read before y is written. */
export function next(length: number): Graph {
  const graph = new GraphBuilder('next');
  const x = graph.input('x', 'float32', [length]);
  const doubled = graph.node('Add', [x, x]);
  const half = graph.node('Mul', [doubled, graph.constant('half', 'float32', [], [0.5])]);
  const y = graph.node('Add', [half, graph.constant('one', 'float32', [], [1])], { name: 'y' });
  graph.output(y, 'float32', [length]);
  return graph.build();
}

/** Multiplies a square matrix with itself again and again: busy for minutes at size 2048. */
export function endless(): Graph {
  const graph = new GraphBuilder('endless');
  const x = graph.input('x', 'float32', ['N', 'N']);
  let value = x;
  for (let round = 0; round < 1_000; round++)
    value = graph.node('MatMul', [value, x], { name: `round ${round}` });
  graph.output(value, 'float32', ['N', 'N'], 'y');
  return graph.build();
}

export const endlessFeed = { x: floats(new Float32Array(2048 * 2048), [2048, 2048]) };

const folder = mkdtempSync(join(tmpdir(), 'retake wéights 模型 '));
afterAll(() => rmSync(folder, { recursive: true }));

/** `y = x·Wᵀ` with W [rows, columns] mapped from a file; W[r][c] = r for every column. */
export async function linear(rows: number, columns: number): Promise<Graph> {
  const path = join(folder, `${rows} x ${columns}.safetensors`);
  const data = new Float32Array(rows * columns).map((_, index) => Math.floor(index / columns));
  await writeSafetensors(path, { weight: floats(data, [rows, columns]) });
  const entry = (await openSafetensors(path)).tensors.get('weight');
  if (!entry) throw new Error('the weight was not written');
  const graph = new GraphBuilder(`linear ${rows}`);
  const x = graph.input('x', 'float32', ['S', columns]);
  const y = graph.node('Gemm', [x, graph.weight('weight', entry)], { name: 'y', attributes: { transB: 1 } });
  graph.output(y, 'float32', ['S', rows]);
  return graph.build();
}
