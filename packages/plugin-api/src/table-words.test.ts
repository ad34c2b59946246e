import { expect, it } from 'vitest';
import { TableWords } from './table-words.js';

it('finds what several tables need in one search', () => {
  const words = new TableWords();
  const first = words.add([
    [[['memory', 'disk full']]],
    undefined,
    [
      [['memory'], ['device', 'card']],
      [['gpu'], ['lost']],
    ],
    [],
  ]);
  const second = words.add([[[['out of']]], [[['memory'], ['absent']]]]);
  const found = words.find('Out of MEMORY');
  expect(found[first]).toEqual([0, 3]);
  expect(found[second]).toEqual([0]);
  expect(words.find('card without memory')[first]).toEqual([0, 2, 3]);
  expect(words.find('the GPU is lost')[first]).toEqual([2, 3]);
  expect(words.find('fine')).toEqual([[3], []]);
  expect(words.tables).toBe(2);
});

it('keeps the order of tables of any size', () => {
  const words = new TableWords();
  const names = Array.from({ length: 2_000 }, (_, n) => `word number ${n};`);
  const tables = [names.slice(0, 70), names.slice(70, 75), names.slice(75)].map((table) =>
    words.add(table.map((name) => [[[name]]])),
  );
  const found = words.find([names[74], names[1_999], names[69], names[0], names[76]].join('\n'));
  expect(tables.map((table) => found[table] ?? [])).toEqual([
    expect.arrayContaining([0, 69]),
    expect.arrayContaining([4]),
    expect.arrayContaining([1, 1_924]),
  ]);
  for (const attempts of found) expect(attempts).toEqual([...(attempts ?? [])].sort((a, b) => a - b));
});
