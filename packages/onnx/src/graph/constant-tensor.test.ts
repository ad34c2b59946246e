import { describe, expect, it } from 'vitest';
import { constantTensor } from './constant-tensor.js';

describe('constantTensor', () => {
  it.each([
    ['float32', [1.5], [0, 0, 0xc0, 0x3f]],
    ['int64', [-1], [255, 255, 255, 255, 255, 255, 255, 255]],
    ['int64', [2n], [2, 0, 0, 0, 0, 0, 0, 0]],
    ['int32', [-2], [254, 255, 255, 255]],
    ['uint8', [200], [200]],
    ['int8', [-1], [255]],
    ['bool', [1], [1]],
    ['bfloat16', Uint16Array.of(0x3f80), [0x80, 0x3f]],
  ] as const)('stores %s little-endian', (type, data, bytes) => {
    expect([...(constantTensor('c', type, [1], data).rawData ?? [])]).toEqual(bytes);
  });

  it('copies the given array', () => {
    const data = Float32Array.of(1, 2, 3).subarray(1);
    const tensor = constantTensor('c', 'float32', [2], data);
    data[0] = 9;
    expect([...new Float32Array((tensor.rawData ?? new Uint8Array()).slice().buffer)]).toEqual([2, 3]);
  });

  it('refuses another number of values than the dims say', () => {
    expect(() => constantTensor('c', 'float32', [2, 3], [1])).toThrow(
      'constant "c" of float32 [2, 3] needs 24 bytes',
    );
  });

  it('refuses half floats given as numbers', () => {
    expect(() => constantTensor('c', 'float16', [1], [1])).toThrow('Uint16Array of bits');
  });
});
