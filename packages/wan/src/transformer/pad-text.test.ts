import { describe, expect, it } from 'vitest';
import { padText } from './pad-text.js';

const text = (n: number) => ({
  type: 'float32' as const,
  dims: [n, 2],
  data: new Float32Array(n * 2).fill(7),
});

describe('padText', () => {
  it('adds one zero row that stands for all padding', () => {
    const { rows, index } = padText(text(2), 5);
    expect(rows.dims).toEqual([3, 2]);
    expect([...rows.data]).toEqual([7, 7, 7, 7, 0, 0]);
    expect([...index.data]).toEqual([0n, 1n, 2n, 2n, 2n]);
  });

  it('adds none to a full text', () => {
    const { rows, index } = padText(text(3), 3);
    expect(rows.dims).toEqual([3, 2]);
    expect([...index.data]).toEqual([0n, 1n, 2n]);
  });

  it('refuses no text and too much', () => {
    expect(() => padText(text(0), 3)).toThrow('text has 0 rows; allowed: 1 to 3');
    expect(() => padText(text(4), 3)).toThrow('text has 4 rows; allowed: 1 to 3');
  });
});
