import { describe, expect, expectTypeOf, it } from 'vitest';
import type { Injected } from './contribution.js';
import type { ImageTools } from './image-tools.js';
import { optional } from './optional.js';
import { points } from './points.js';

describe('an optional token', () => {
  it('stands for the same thing', () => {
    expect(optional(points.images)).toEqual({ id: points.images.id, optional: true });
  });

  it('leaves the token it was made of as it was', () => {
    optional(points.images);
    expect(points.images.optional).toBeUndefined();
  });

  it('cannot be changed', () => {
    expect(Object.isFrozen(optional(points.images))).toBe(true);
  });

  it('makes the compiler ask what is done without it', () => {
    const inject = [optional(points.images)] as const;
    expectTypeOf<Injected<typeof inject>[0]>().toEqualTypeOf<ImageTools | undefined>();
  });
});
