import { expect, it } from 'vitest';
import { readGiven } from './read-given.js';

it.each(['clips', ' a b', '.'])('%j stays as it is', (text) => {
  expect(readGiven(text)).toBe(text);
});

it.each(['', ' ', '\t'])('%j is refused', (text) => {
  expect(() => readGiven(text)).toThrow('empty text');
});
