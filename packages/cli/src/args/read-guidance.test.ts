import { expect, test } from 'vitest';
import { readGuidance } from './read-guidance.js';

test.each([
  ['4', [4]],
  ['4,3', [4, 3]],
  ['3.5, 3.5', [3.5, 3.5]],
])('%s is %j', (text, scales) => {
  expect(readGuidance(text)).toEqual(scales);
});

test.each([
  ['4,', '"" is not a number'],
  ['four', '"four" is not a number'],
  ['1,2,3', '1,2,3 has 3 values'],
])('%s is refused', (text, message) => {
  expect(() => readGuidance(text)).toThrow(message);
});
