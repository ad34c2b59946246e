import { describe, expect, it } from 'vitest';
import { beyondAscii, GramSet } from './gram-set.js';

const findIn = (set: GramSet, text: string) =>
  Array.from({ length: set.find(text) }, (_, at) => set.found(at));
const found = (grams: readonly string[], text: string) => {
  const set = new GramSet();
  const ids = grams.map((gram) => set.add(gram));
  const there = new Set(findIn(set, text));
  for (const id of ids) expect(set.holds(id)).toBe(there.has(id));
  return grams.filter((_, n) => there.has(ids[n] ?? -1));
};

describe('a set of grams', () => {
  it('finds grams of every length at the start, in the middle and at the end, in either case', () => {
    expect(
      found(['cuda ', 'error', 'memo', 'mem', 'oom', 'emory', ' error: '], 'CUDA Error: out of memory'),
    ).toEqual(['cuda ', 'error', 'memo', 'mem', 'emory', ' error: ']);
  });

  it('takes a gram in once, and finds grams that came after a search', () => {
    const set = new GramSet();
    const id = set.add('first');
    expect(set.add('first')).toBe(id);
    expect(findIn(set, 'first and second')).toEqual([id]);
    const later = set.add('secon');
    expect(set.size).toBe(2);
    expect(findIn(set, 'second, first, second').sort()).toEqual([id, later]);
    expect(set.find('nothing')).toBe(0);
    expect(set.holds(id)).toBe(false);
  });

  it('finds nothing in short texts, nor across letters that are not of ASCII', () => {
    expect(found(['abc'], 'ab')).toEqual([]);
    expect(found(['abc'], '')).toEqual([]);
    expect(found(['abcd', 'kel'], 'abücd \u212Ael')).toEqual([]);
  });

  it('finds whether there is any letter that is not of ASCII', () => {
    expect(found([beyondAscii, 'abc'], 'abc, \u00e9')).toEqual([beyondAscii, 'abc']);
    for (const text of ['\ud800', '\u{1f600}', '\u00a0']) expect(found([beyondAscii], text)).toHaveLength(1);
    expect(found([beyondAscii, 'abc'], 'abc \u0000\u007f')).toEqual(['abc']);
  });

  it('finds exactly what the text includes, for many grams and texts of any length', () => {
    const grams = [
      ...new Set(
        Array.from({ length: 4_000 }, (_, n) => ((n * 7_919) % 60_466_176).toString(36).padStart(3, 'x')),
      ),
    ].filter(({ length }) => length <= 5);
    const text = grams
      .filter((_, n) => n % 37 === 0)
      .join('-')
      .repeat(9);
    expect(found(grams, text)).toEqual(grams.filter((gram) => text.includes(gram)));
  });
});
