import { expect, it } from 'vitest';
import { RarestLetters } from './rarest-letters.js';

it('chooses the letters that other words have not', () => {
  const letters = new RarestLetters();
  for (const word of ['out of memory', 'memory error', 'shape error']) letters.see(word);
  const chosen = (word: string) => word.slice(letters.in(word).end - 5, letters.in(word).end);
  expect(chosen('shape error')).not.toBe('error');
  expect(chosen('error: memory')).not.toMatch(/^(?:error|memor|emory)$/);
  expect(letters.in('memory').count).toBe(2);
  expect(letters.in('never').count).toBe(0);
});

it('lets a text count as often as is said', () => {
  const letters = new RarestLetters();
  letters.see('runtimeerror: shape', 10);
  letters.see('shape');
  expect(letters.in('shape')).toEqual({ end: 5, count: 11 });
});
