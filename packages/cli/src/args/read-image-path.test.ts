import { expect, test } from 'vitest';
import { readImagePath } from './read-image-path.js';

test.each(['cat.jpg', '../a b/ä.png', 'C:\\photos\\cat.jpg', '/x://y'])('%s is a path', (text) => {
  expect(readImagePath(text)).toBe(text);
});

test.each([
  ['', 'needs the path of a file'],
  ['https://example.org/cat.jpg', 'is an address, not a file'],
  ['file:///cat.jpg', 'is an address, not a file'],
])('%j is refused', (text, message) => {
  expect(() => readImagePath(text)).toThrow(message);
});
