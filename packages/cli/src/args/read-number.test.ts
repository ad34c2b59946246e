import { expect, test } from 'vitest';
import { readInteger, readNumber, readShare } from './read-number.js';

test.each([
  ['4', 4],
  ['-1.5', -1.5],
  ['.5', 0.5],
  ['1e-3', 0.001],
])('%s is the number %d', (text, value) => {
  expect(readNumber(text)).toBe(value);
});

test.each(['', 'NaN', 'Infinity', '0x10', '1,5', 'four'])('%j is no number', (text) => {
  expect(() => readNumber(text)).toThrow(/not a number/);
});

test.each(['1.5', '1e3', 'x'])('%j is no whole number', (text) => {
  expect(() => readInteger(text)).toThrow(/not a whole number/);
});

test.each([
  ['9007199254740993', 'is too large, at most 9007199254740991'],
  ['-9007199254740993', 'is too small, at least -9007199254740991'],
])('%s cannot be held exactly', (text, message) => {
  expect(() => readInteger(text)).toThrow(`${text} ${message}`);
});

test('whole numbers may be negative', () => {
  expect(readInteger('-7')).toBe(-7);
});

test.each(['-0.1', '1.01'])('%s is no share', (text) => {
  expect(() => readShare(text)).toThrow(/between 0 and 1/);
});
