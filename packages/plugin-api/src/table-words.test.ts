import { expect, it } from 'vitest';
import { TableWords } from './table-words.js';

it('finds the words of several tables in one search', () => {
  const words = new TableWords();
  const first = words.add(new Map([['memory', [5, 7]]]));
  const second = words.add(
    new Map([
      ['memory', [1]],
      ['disk full', [2]],
    ]),
  );
  const found = words.find('Out of MEMORY');
  expect(found[first]).toEqual([5, 7]);
  expect(found[second]).toEqual([1]);
  expect(words.find('fine')).toEqual([]);
  expect(words.tables).toBe(2);
});
