import { describe, expect, it } from 'vitest';
import { elementBytes, isTensorType, tensorBytes, tensorOver } from './element-types.js';

describe('element types', () => {
  it('agrees with the arrays it makes on the size of an element', () => {
    for (const type of Object.keys(elementBytes).filter(isTensorType)) {
      const tensor = tensorOver(type, [2], new ArrayBuffer(tensorBytes(type, [2])));
      expect(tensor.data.BYTES_PER_ELEMENT, type).toBe(elementBytes[type]);
      expect(tensor.data.length, type).toBe(2);
    }
  });

  it('counts one element for a scalar and none for an empty dimension', () => {
    expect(tensorBytes('float32', [])).toBe(4);
    expect(tensorBytes('int64', [3, 0])).toBe(0);
  });

  it('knows no types of the prototype', () => {
    expect(isTensorType('toString')).toBe(false);
    expect(isTensorType('float64')).toBe(false);
  });
});
