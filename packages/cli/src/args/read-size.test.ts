import { expect, test } from 'vitest';
import { readSize } from './read-size.js';

test.each([
  ['2GiB', 2_147_483_648],
  ['1.5gib', 1_610_612_736],
  ['800 MB', 800_000_000],
  ['4096b', 4096],
  ['0.5 KiB', 512],
])('%s is %i bytes', (text, bytes) => {
  expect(readSize(text)).toBe(bytes);
});

test.each(['2', '2 parsecs', '-1GiB', 'GiB', '', '1e3MB', '2GiBs'])(
  '%j is refused with an example',
  (text) => {
    expect(() => readSize(text)).toThrow(/not an amount of memory/);
  },
);

test('nothing at all is refused', () => {
  expect(() => readSize('0GiB')).toThrow(/more than nothing/);
});
