import { describe, expect, it } from 'vitest';
import { checkTensor, readTensors } from './tensor-headers.js';

describe('checkTensor', () => {
  it('takes a tensor whose data fills its shape', () => {
    const tensor = { type: 'int32', dims: [2, 3], data: new Int32Array(6) } as const;
    expect(checkTensor('x', tensor)).toEqual({ type: 'int32', dims: [2, 3] });
  });

  it('refuses data of another size and says both sizes', () => {
    const tensor = { type: 'float32', dims: [2, 3], data: new Float32Array(5) } as const;
    expect(() => checkTensor('x', tensor)).toThrow(
      '"x" is float32 [2, 3], 24 bytes, but has 20 bytes of data',
    );
  });
});

describe('readTensors', () => {
  it('pairs headers with payloads in order', () => {
    const payloads = [new Float32Array([1, 2]).buffer, new Uint8Array([7]).buffer];
    const tensors = [
      ['a', { type: 'float32', dims: [2] }],
      ['b', { type: 'bool', dims: [1] }],
    ] as const;
    const read = readTensors({ header: { id: 1, payloads: [8, 1], tensors }, payloads });
    expect(read.a).toEqual({ type: 'float32', dims: [2], data: new Float32Array([1, 2]) });
    expect(read.b).toEqual({ type: 'bool', dims: [1], data: new Uint8Array([7]) });
  });

  it('reads a reply without tensors', () => {
    expect(readTensors({ header: { id: 1, payloads: [] }, payloads: [] })).toEqual({});
  });
});
