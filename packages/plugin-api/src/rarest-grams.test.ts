import { expect, it } from 'vitest';
import { RarestGrams } from './rarest-grams.js';

it('looks for the letters that other words have not', () => {
  const grams = new RarestGrams();
  for (const word of ['out of memory', 'memory error', 'shape error']) grams.see(word);
  expect('out of memory').toContain(grams.of('out of memory'));
  expect(grams.of('shape error')).not.toBe('error');
  expect(grams.of('error: memory')).not.toMatch(/^(?:error|memor|emory)$/);
  expect(grams.of('oom')).toBe('oom');
});
