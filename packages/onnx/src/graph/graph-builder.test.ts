import { fromBinary } from '@bufbuild/protobuf';
import { describe, expect, it } from 'vitest';
import { type ModelProto, ModelProtoSchema } from '../generated/onnx_pb.js';
import type { TensorEntry } from '../safetensors/tensor-entry.js';
import { GraphBuilder } from './graph-builder.js';

const entry: TensorEntry = {
  name: 'proj.weight',
  dtype: 'BF16',
  shape: [512, 256],
  file: '/models/wan/transformer/a.safetensors',
  offset: 1595,
  length: 512 * 256 * 2,
};

function read(graph: GraphBuilder): ModelProto {
  return fromBinary(ModelProtoSchema, graph.build().model);
}

describe('GraphBuilder', () => {
  it('stamps the versions ONNX Runtime takes', () => {
    const graph = new GraphBuilder('g');
    graph.output(graph.input('x', 'float32', ['S', 4]), 'float32', ['S', 4], 'y');
    const model = read(graph);
    expect(model.irVersion).toBe(10n);
    expect(model.opsetImport.map(({ domain, version }) => [domain, version])).toEqual([
      ['', 21n],
      ['com.microsoft', 1n],
    ]);
  });

  it('keeps shapes with symbolic and fixed sizes', () => {
    const graph = new GraphBuilder('g');
    graph.output(graph.input('x', 'float32', ['S', 4]), 'float32', ['S', 4], 'y');
    const type = read(graph).graph?.input[0]?.type?.value;
    expect(type?.case).toBe('tensorType');
    const dims = type?.case === 'tensorType' ? type.value.shape?.dim.map(({ value }) => value) : undefined;
    expect(dims).toEqual([
      { case: 'dimParam', value: 'S' },
      { case: 'dimValue', value: 4n },
    ]);
  });

  it('points weights at their bytes below the common folder', () => {
    const graph = new GraphBuilder('g');
    const other = { ...entry, file: '/models/blobs/abc', offset: 8 };
    graph.weight('a', entry);
    graph.weight('b', other, [256, 512]);
    graph.output(graph.node('Concat', ['a', 'b'], { attributes: { axis: 0 } }), 'bfloat16', ['N', 256]);
    expect(graph.build().weightsRoot).toBe('/models');
    const tensors = read(graph).graph?.initializer ?? [];
    expect(tensors.map(({ externalData }) => externalData.map(({ value }) => value))).toEqual([
      ['wan/transformer/a.safetensors', '1595', '262144'],
      ['blobs/abc', '8', '262144'],
    ]);
    expect(tensors[1]?.dims).toEqual([256n, 512n]);
  });

  it('gives the file system root to a graph without weights', () => {
    const graph = new GraphBuilder('g');
    graph.output(graph.node('Relu', [graph.input('x', 'float32', [1])]), 'float32', [1]);
    expect(graph.build().weightsRoot).toBe('/');
  });

  it('names outputs after their node', () => {
    const graph = new GraphBuilder('g');
    const x = graph.input('x', 'float32', [4]);
    expect(graph.nodeOutputs('Split', [x], { name: 'halves', outputs: 2 })).toEqual(['halves', 'halves:1']);
    expect(graph.nodeOutputs('Split', [x], { name: 'parts', outputs: ['left', 'right'] })).toEqual([
      'left',
      'right',
    ]);
    expect(graph.node('Relu', ['left'])).toBe('Relu_2');
  });

  it('finds a free name for nodes without one', () => {
    const graph = new GraphBuilder('g');
    const x = graph.input('Relu_0', 'float32', [4]);
    expect(graph.node('Relu', [x])).toBe('Relu_1');
  });

  it('does not let a name be used twice', () => {
    const graph = new GraphBuilder('block 3');
    graph.input('x', 'float32', [4]);
    const again = () => graph.constant('x', 'float32', [1], [0]);
    expect(again).toThrow('graph "block 3": the name "x" is used twice');
    expect(() => graph.node('Relu', ['x'], { name: 'x' })).toThrow('used twice');
  });

  it('does not let a node read what nothing gives', () => {
    const graph = new GraphBuilder('g');
    expect(() => graph.node('Relu', ['nowhere'])).toThrow('Relu reads "nowhere", which nothing gives');
    expect(() => graph.output('nowhere', 'float32', [1])).toThrow('output "nowhere" is not a value');
  });

  it('leaves optional inputs out', () => {
    const graph = new GraphBuilder('g');
    const x = graph.input('x', 'float32', [4]);
    graph.output(graph.node('Clip', [x, '', x]), 'float32', [4]);
    expect(read(graph).graph?.node[0]?.input).toEqual(['x', '', 'x']);
  });

  it('renames an output with an Identity', () => {
    const graph = new GraphBuilder('g');
    const h = graph.node('Relu', [graph.input('x', 'float32', [4])], { name: 'h' });
    expect(graph.output(h, 'float32', [4], 'y')).toBe('y');
    expect(read(graph).graph?.node.map(({ opType }) => opType)).toEqual(['Relu', 'Identity']);
  });

  it('refuses a graph without outputs and an output declared twice', () => {
    const graph = new GraphBuilder('g');
    const x = graph.input('x', 'float32', [4]);
    expect(() => graph.build()).toThrow('no output is declared');
    graph.output(x, 'float32', [4]);
    expect(() => graph.output(x, 'float32', [4])).toThrow('declared twice');
  });

  it('refuses a shape with another number of elements', () => {
    const graph = new GraphBuilder('g');
    expect(() => graph.weight('w', entry, [512, 255])).toThrow('cannot be read as [512, 255]');
  });

  it('refuses an element type ONNX Runtime cannot map', () => {
    const graph = new GraphBuilder('g');
    const strange = { ...entry, dtype: 'F8_E4M3' as const };
    expect(() => graph.weight('w', strange)).toThrow(/is F8_E4M3; allowed: F32, F16, BF16/);
  });

  it('refuses opsets ONNX Runtime 1.30 does not know', () => {
    expect(() => new GraphBuilder('g', 24)).toThrow('opset 24 is not 21, 22 or 23');
  });
});
