import { describe, expect, it } from 'vitest';
import { WordIndex } from './word-index.js';

const found = (words: readonly string[], text: string) => {
  const index = new WordIndex(new Map(words.map((word, id) => [word, [id]])));
  const ids = new Set<number>();
  index.find(text, WordIndex.gramsOf(text), (more) => {
    for (const id of more) ids.add(id);
  });
  return [...ids].sort((a, b) => a - b).map((id) => words[id]);
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
