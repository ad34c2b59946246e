import { describe, expect, it } from 'vitest';
import { compareText } from './order.js';

describe('compareText', () => {
  it('orders by code unit, whatever the language', () => {
    expect(['b', 'a-1', 'a', 'ä', 'Z'].sort(compareText)).toEqual(['Z', 'a', 'a-1', 'b', 'ä']);
  });

  it('finds equal what is equal', () => {
    expect(compareText('a', 'a')).toBe(0);
  });
});
