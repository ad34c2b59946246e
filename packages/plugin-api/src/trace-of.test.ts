import { expect, it } from 'vitest';
import { beyondAscii } from './letter-numbers.js';
import { traceCount, traceOf } from './trace-of.js';

const parts = (word: string) => [traceOf(word) >>> 14, traceOf(word) & 0x3fff];

it('tells how a word begins and how it ends', () => {
  expect(parts('out of memory')[0]).toBe(parts('out of space')[0]);
  expect(parts('out of memory')[1]).toBe(parts('no memory')[1]);
  expect(parts('alloc')[0]).toBe(parts('alloc')[1]);
  expect(traceOf('memory')).not.toBe(traceOf('memoir'));
});

it('tells three figures apart, and letters that are not of ASCII from all words', () => {
  const figures = Array.from({ length: 1_000 }, (_, n) => traceOf(String(n).padStart(3, '0')));
  expect(new Set(figures).size).toBe(figures.length);
  expect(figures).not.toContain(traceOf('oom'));
  expect(traceOf(beyondAscii)).toBeLessThan(0);
});

it('stays below the number of traces', () => {
  for (const word of ['oom', 'vram', '999', 'out of memory', '!!!', '((((('])
    for (const part of parts(word)) expect(part).toBeLessThan(traceCount);
});
