import { describe, expect, it } from 'vitest';
import { AttributeProto_AttributeType as Kind } from '../generated/onnx_pb.js';
import { attribute } from './attribute.js';

describe('attribute', () => {
  it('reads whole numbers as INT and others as FLOAT', () => {
    expect(attribute('axis', -1)).toMatchObject({ type: Kind.INT, i: -1n });
    expect(attribute('theta', 0.5)).toMatchObject({ type: Kind.FLOAT, f: 0.5 });
  });

  it('knows names that are FLOAT whatever their value', () => {
    expect(attribute('scale', 1)).toMatchObject({ type: Kind.FLOAT, f: 1 });
  });

  it('takes an explicit float', () => {
    expect(attribute('theta', { float: 2 })).toMatchObject({ type: Kind.FLOAT, f: 2 });
    expect(attribute('scales', { floats: [1, 2] })).toMatchObject({ type: Kind.FLOATS, floats: [1, 2] });
  });

  it('tells lists of whole numbers from lists of floats', () => {
    expect(attribute('pads', [0, 1])).toMatchObject({ type: Kind.INTS, ints: [0n, 1n] });
    expect(attribute('scales', [1, 1.5])).toMatchObject({ type: Kind.FLOATS, floats: [1, 1.5] });
  });

  it('reads text as STRING and element types as their number', () => {
    expect(attribute('mode', 'nearest')).toMatchObject({
      type: Kind.STRING,
      s: new TextEncoder().encode('nearest'),
    });
    expect(attribute('to', 'bfloat16')).toMatchObject({ type: Kind.INT, i: 16n });
  });

  it('names the element types when one is unknown', () => {
    expect(() => attribute('to', 'float8')).toThrow(/"float8"; allowed: float32, float16/);
  });

  it('takes a tensor', () => {
    expect(attribute('value', { tensor: { type: 'float32', dims: [1], data: [0] } })).toMatchObject({
      type: Kind.TENSOR,
      t: { dataType: 1 },
    });
  });
});
