import { describe, expect, it } from 'vitest';
import { createToken } from './create-token.js';
import { points } from './points.js';
import { services } from './services.js';

describe('tokens', () => {
  it('have an id of their own each', () => {
    const ids = [...Object.values(points), ...Object.values(services)].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('of points are called as they stand in a manifest', () => {
    for (const [kind, token] of Object.entries(points)) expect(token.id).toBe(kind);
  });

  it('cannot be changed', () => {
    expect(Object.isFrozen(createToken('x'))).toBe(true);
  });
});
