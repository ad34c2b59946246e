import { describe, expect, it } from 'vitest';
import { beyondAscii } from './letter-numbers.js';
import { lettersOf } from './letters-of.js';
import { TextLetters } from './text-letters.js';
import { traceOf } from './trace-of.js';

const holds = (text: string, word: string) => {
  const letters = new TextLetters();
  letters.read(text);
  return letters.mayHold(traceOf(word));
};
const stopsOf = (letters: TextLetters, text: string) => {
  const count = letters.read(text);
  return [...letters.stops.subarray(0, count)];
};

describe('the letters of a text', () => {
  it.each(['cuda error', 'cuda ', 'oom', 'memo', 'out of memory', '503', 'y 503'])(
    'may hold "%s" in either case',
    (word) => {
      expect(holds('CUDA Error: oom, OUT of Memory 503', word)).toBe(true);
      expect(holds('nothing is there', word)).toBe(false);
    },
  );

  it('knows three figures exactly', () => {
    const text = 'HTTP 404 from 10.0.0.1:8188 after 12 s, 7654 bytes';
    const there = Array.from({ length: 1_000 }, (_, n) => String(n).padStart(3, '0')).filter((word) =>
      holds(text, word),
    );
    expect(there).toEqual(['188', '404', '654', '765', '818']);
  });

  it('knows whether there is any letter that is not of ASCII', () => {
    for (const text of ['\ud800', '\u{1f600}', 'a \u00a0']) expect(holds(text, beyondAscii)).toBe(true);
    expect(holds('abc \u0000\u007f', beyondAscii)).toBe(false);
  });

  it('forgets a text with the next one, however many there are', () => {
    const letters = new TextLetters();
    letters.read('a first text');
    for (let round = 0; round < 600; round++) letters.read('another one');
    expect(letters.mayHold(traceOf('first'))).toBe(false);
    expect(letters.mayHold(traceOf('another'))).toBe(true);
  });

  it('stops where an anchor is, not across letters that are not of ASCII', () => {
    const letters = new TextLetters();
    letters.watch(lettersOf('alloc'));
    expect(stopsOf(letters, 'cudaMALLOC, cannot allocate')).toEqual([lettersOf('alloc'), lettersOf('alloc')]);
    expect(stopsOf(letters, 'al\u00e9loc')).toEqual([]);
    expect(stopsOf(letters, '')).toEqual([]);
  });
});
