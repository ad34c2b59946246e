import { expect, it } from 'vitest';
import { publishedRgb } from './published-rgb.js';

it.each([16, 48])('has colours for every one of %i channels', (channels) => {
  const { first, later } = publishedRgb(channels) ?? {};
  expect(first).toBe(later);
  expect(first?.factors).toHaveLength(channels);
  for (const colours of [first?.bias, ...(first?.factors ?? [])]) {
    expect(colours).toHaveLength(3);
    expect(colours?.every((each) => Math.abs(each) < 1)).toBe(true);
  }
});

it('has none for other counts', () => {
  expect(publishedRgb(4)).toBeUndefined();
});
