import { expect, test } from 'vitest';
import { showMebibytes } from './show-mebibytes.js';

test.each([
  [56 * 2 ** 20, '56 MiB'],
  [1.5 * 2 ** 20, '1.5 MiB'],
  [2 ** 31 + 5, '2048 MiB'],
  [0, '0 MiB'],
])('%d bytes read %s', (bytes, text) => {
  expect(showMebibytes(bytes)).toBe(text);
});
