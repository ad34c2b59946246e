import { describe, expect, it } from 'vitest';
import { nearest } from './nearest.js';

describe('nearest', () => {
  it.each([
    ['strategy-rety', 'strategy-retry'],
    ['stategy-retry', 'strategy-retry'],
    ['strategy-fallbck', 'strategy-fallback'],
    ['strategy-retry', 'strategy-retry'],
  ])('reads %s as %s', (given, expected) => {
    expect(nearest(given, ['strategy-fallback', 'strategy-retry', 'hw-cpu'])).toBe(expected);
  });

  it('does not guess when nothing is near', () => {
    expect(nearest('weather', ['strategy-retry', 'hw-cpu'])).toBeUndefined();
    expect(nearest('anything', [])).toBeUndefined();
  });
});
