import { describe, expect, it } from 'vitest';
import { GramIndex } from './gram-index.js';

const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

describe('the index by rows of letters', () => {
  it('finds words as long as its row and longer, anywhere, each once', () => {
    const index = new GramIndex(3);
    ['mem', 'memory', 'out', 'cuda'].forEach((word, id) => {
      index.add(bytes(word), id);
    });
    const ids: number[] = [];
    const text = bytes('out of memory, out of luck');
    index.find(text, text.length, new Uint32Array(4), 1, ids);
    expect(ids.sort()).toEqual([0, 1, 2]);
  });

  it('reads no further than the length it is given', () => {
    const index = new GramIndex(3);
    index.add(bytes('luck'), 0);
    const ids: number[] = [];
    index.find(bytes('bad luck'), 7, new Uint32Array(1), 1, ids);
    expect(ids).toEqual([]);
  });
});
