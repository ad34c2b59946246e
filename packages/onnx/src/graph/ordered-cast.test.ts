import { fromBinary } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import { ModelProtoSchema } from '../generated/onnx_pb.js';
import type { Dtype } from '../safetensors/dtypes.js';
import type { TensorEntry } from '../safetensors/tensor-entry.js';
import { GraphBuilder } from './graph-builder.js';

function entry(dtype: Dtype, shape: readonly number[], bytes: number): TensorEntry {
  const length = shape.reduce((product, size) => product * size, bytes);
  return { name: 'w', dtype, shape, file: '/m/w.safetensors', offset: 100, length };
}

function operators(tensor: TensorEntry, name = 'w', count = 1): string[] {
  const graph = new GraphBuilder('g');
  const x = graph.input('x', 'float32', ['S', 512]);
  for (let index = 0; index < count; index++) graph.weightF32(`${name}${index}`, tensor, x);
  graph.output(x, 'float32', ['S', 512], 'y');
  const nodes = fromBinary(ModelProtoSchema, graph.build().model).graph?.node ?? [];
  return nodes.slice(0, -1).map(({ opType }) => opType);
}

const late = ['Shape', 'ReduceSum', 'Mul', 'Add', 'Reshape', 'Cast'];

describe('weightF32', () => {
  it('takes float32 as it is', () => {
    expect(operators(entry('F32', [512, 512], 4))).toEqual([]);
  });

  it.each(['F16', 'BF16'] as const)('makes the cast of a %s matrix wait for the anchor', (dtype) => {
    expect(operators(entry(dtype, [512, 512], 2))).toEqual(late);
  });

  it('asks an anchor for its shape once', () => {
    const again = ['Add', 'Reshape', 'Cast'];
    expect(operators(entry('BF16', [512, 512], 2), 'w', 3)).toEqual([...late, ...again, ...again]);
  });

  it('casts small tensors at once', () => {
    expect(operators(entry('BF16', [512], 2))).toEqual(['Cast']);
  });

  it('refuses what is no float', () => {
    expect(() => operators(entry('I64', [4], 8))).toThrow('is I64; allowed: F32, F16, BF16');
  });
});
