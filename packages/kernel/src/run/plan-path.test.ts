import { describe, expect, it } from 'vitest';
import { getPath, setPath } from './plan-path.js';

const plan = { request: { seed: 7 }, options: { vae: { tiling: null }, list: [1] } };

describe('a plan path', () => {
  it('reads values, null included', () => {
    expect(getPath(plan, 'request.seed')).toBe(7);
    expect(getPath(plan, 'options.vae.tiling')).toBeNull();
    expect(getPath(plan, 'options.vae')).toEqual({ tiling: null });
  });

  it('tells what is not there', () => {
    for (const path of ['request.size', 'nothing.at.all', 'request.seed.deeper', 'toString', ''])
      expect(getPath(plan, path)).toBeUndefined();
  });

  it('sets a value in a copy and shares the rest', () => {
    const other = setPath(plan, 'options.vae.tiling', { tile: 256 });
    expect(getPath(other, 'options.vae.tiling.tile')).toBe(256);
    expect(plan.options.vae.tiling).toBeNull();
    expect(other.request).toBe(plan.request);
  });

  it('makes the objects on the way', () => {
    expect(getPath(setPath(plan, 'options.a.b', 1), 'options.a.b')).toBe(1);
  });

  it('refuses names that reach into prototypes', () => {
    for (const path of ['__proto__.x', 'options.constructor.x', 'options..x'])
      expect(() => setPath(plan, path, 1)).toThrow(TypeError);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });
});
