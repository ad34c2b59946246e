import { RetakeError } from '@retake/plugin-api';
import type { TensorEntry } from '../safetensors/tensor-entry.js';
import type { GraphBuilder } from './graph-builder.js';

/** Weights below this size are cast when the session is created: the float32 copy costs less than the detour. */
const foldableBytes = 65_536;

/**
 * A stored float weight as float32.
 *
 * float16 and bfloat16 are cast behind a Reshape whose target shape is computed from `anchor`
 * (`dims + 0 · sum(Shape(anchor))`). Reshaping an initializer copies nothing; the dependence keeps ONNX Runtime from
 * casting before the anchor exists, so a chain of layers holds one float32 weight at a time instead of all.
 * @throws RetakeError `tensor_unsupported` when the weight is not floating point.
 */
export function orderedCast(
  graph: GraphBuilder,
  name: string,
  entry: TensorEntry,
  anchor: string,
  dims: readonly number[],
): string {
  if (entry.dtype === 'F32') return graph.weight(name, entry, dims);
  if (entry.dtype !== 'F16' && entry.dtype !== 'BF16') {
    throw new RetakeError(
      'tensor_unsupported',
      `tensor "${entry.name}" of ${entry.file} is ${entry.dtype}; allowed: F32, F16, BF16`,
      { facts: { file: entry.file, tensor: entry.name, dtype: entry.dtype } },
    );
  }
  const stored = graph.weight(`${name}.${entry.dtype.toLowerCase()}`, entry, dims);
  if (entry.length < foldableBytes || dims.length === 0) return graph.cast(stored, 'float32', name);
  const target = graph.node('Add', [zeroFrom(graph, anchor), shapeConstant(graph, dims)], {
    name: `${name}.shape`,
  });
  const late = graph.node('Reshape', [stored, target], { name: `${name}.late` });
  return graph.cast(late, 'float32', name);
}

/** [0] as int64, known only once `anchor` is. Made once per anchor. */
function zeroFrom(graph: GraphBuilder, anchor: string): string {
  const name = `${anchor}.zero`;
  if (graph.has(name)) return name;
  const zero = 'ordered_cast.zero';
  if (!graph.has(zero)) graph.constant(zero, 'int64', [1], [0]);
  const shape = graph.node('Shape', [anchor], { name: `${anchor}.shape` });
  const sum = graph.node('ReduceSum', [shape], { name: `${anchor}.shape_sum`, attributes: { keepdims: 1 } });
  return graph.node('Mul', [sum, zero], { name });
}

function shapeConstant(graph: GraphBuilder, dims: readonly number[]): string {
  const name = `ordered_cast.dims_${dims.join('x')}`;
  return graph.has(name) ? name : graph.constant(name, 'int64', [dims.length], dims);
}
