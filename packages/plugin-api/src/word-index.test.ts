import { describe, expect, it } from 'vitest';
import { WordIndex } from './word-index.js';

const found = (words: readonly string[], text: string) => {
  const index = new WordIndex();
  const ids = words.map((word) => index.add(word));
  expect(index.size).toBe(new Set(words).size);
  const there = new Set(index.find(text));
  return words.filter((_, n) => there.has(ids[n] ?? -1));
};

describe('the index of words', () => {
  it('finds words at the start, in the middle, at the end and within each other', () => {
    expect(found(['cuda', 'error', 'memory', 'mem', 'vram'], 'cuda error: out of memory')).toEqual([
      'cuda',
      'error',
      'memory',
      'mem',
    ]);
  });

  it('takes a word in once, and finds words that came after a search', () => {
    const index = new WordIndex();
    const id = index.add('first');
    expect(index.add('first')).toBe(id);
    expect(index.find('first and second')).toEqual([id]);
    const later = index.add('second');
    expect(index.find('second, first, second')).toEqual([id, later]);
  });

  it('finds nothing in texts shorter than three letters', () => {
    expect(found(['abc'], 'ab')).toEqual([]);
    expect(found(['abc'], '')).toEqual([]);
  });

  it('finds exactly what the text includes, for many words', () => {
    const words = Array.from(
      { length: 800 },
      (_, n) => `${(1e6 + n * 7919).toString(3)}${(n * 104_729).toString(5)}`,
    );
    const text = words.filter((_, n) => n % 37 === 0).join('-');
    expect(found(words, text)).toEqual(words.filter((word) => text.includes(word)));
  });
});
