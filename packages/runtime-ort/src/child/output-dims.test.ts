import { describe, expect, it } from 'vitest';
import { bindDims, outputDims } from './output-dims.js';

const tensor = (name: string, ...shape: (number | string)[]) =>
  ({ name, isTensor: true, type: 'float32', shape }) as const;
const fed = (shapes: Record<string, readonly number[]>) => (name: string) => shapes[name];

describe('output shapes before a run', () => {
  it('takes named sizes from what is fed', () => {
    const bound = bindDims([tensor('x', 'S', 8), tensor('t', 'B', 'T')], fed({ x: [5, 8], t: [2, 7] }));
    expect(outputDims(tensor('y', 'B', 'S', 3), bound)).toEqual([2, 5, 3]);
  });

  it('knows nothing of sizes that are not in the inputs', () => {
    const bound = bindDims([tensor('x', 'S')], fed({ x: [5] }));
    expect(outputDims(tensor('y', 'S', 'unknown'), bound)).toBeUndefined();
    expect(outputDims(tensor('y', ''), bound)).toBeUndefined();
  });

  it('skips inputs that are not fed or are no tensors', () => {
    const bound = bindDims([tensor('x', 'S'), { name: 'list', isTensor: false }], fed({ list: [1] }));
    expect(bound.size).toBe(0);
    expect(outputDims({ name: 'list', isTensor: false }, bound)).toBeUndefined();
  });
});
