import { describe, expect, it } from 'vitest';
import { beyondAscii } from './letter-numbers.js';
import { RarestLetters } from './rarest-letters.js';
import { type Way, WaySearch } from './way-search.js';

const bits = 32;
const search = (ways: readonly Omit<Way, 'attempt'>[]) => {
  const found = new WaySearch(
    ways.map((way, attempt) => ({ ...way, attempt })),
    new RarestLetters(),
  );
  return (text: string) => {
    const marks = new Int32Array(Math.ceil(ways.length / bits));
    found.find(text, marks);
    return ways.flatMap((_, at) => (((marks[at >>> 5] ?? 0) >>> at) & 1 ? [at] : []));
  };
};

describe('a search for ways', () => {
  it('finds a way where a word of its key and one of each other clause are there', () => {
    const find = search([
      { key: ['out of memory', 'oom'], others: [] },
      { key: ['memory'], others: [['device', 'card'], ['host']] },
      { key: ['absent'], others: [] },
    ]);
    expect(find('OUT OF MEMORY')).toEqual([0]);
    expect(find('card: no memory on the host')).toEqual([1]);
    expect(find('card: no memory')).toEqual([]);
    expect(find('an OOM')).toEqual([0]);
  });

  it('finds short words, figures and letters that are not of ASCII', () => {
    const find = search([
      { key: ['nan'], others: [] },
      { key: ['503', '504'], others: [['http']] },
      { key: [beyondAscii], others: [] },
      { key: ['vram'], others: [[beyondAscii]] },
    ]);
    expect(find('NaN')).toEqual([0]);
    expect(find('HTTP 504')).toEqual([1]);
    expect(find('504')).toEqual([]);
    expect(find('VRAM 不足')).toEqual([2, 3]);
  });

  it('misses nothing that a text includes, whatever else it finds', () => {
    const names = Array.from({ length: 5_000 }, (_, n) =>
      ((n * 7_919) % 60_466_176).toString(36).padStart(3, 'x'),
    );
    const words = [...new Set(names)];
    const find = search(words.map((word) => ({ key: [word], others: [] })));
    const text = words.filter((_, n) => n % 37 === 0).join('-');
    const found = new Set(find(text));
    const missed = words.filter((word, n) => text.includes(word) && !found.has(n));
    expect(missed).toEqual([]);
    const long = words.filter(({ length }) => length >= 5);
    const wrong = long.filter((word) => !text.includes(word) && found.has(words.indexOf(word)));
    expect(wrong).toEqual([]);
  });
});
