import { expect, it } from 'vitest';
import { readCount } from './read-count.js';

it('reads whole numbers and nothing else', () => {
  expect(['0', '12'].map(readCount)).toEqual([0, 12]);
  for (const word of ['-1', '1.5', '', 'all', '1e3']) expect(() => readCount(word)).toThrow('is not a count');
});
