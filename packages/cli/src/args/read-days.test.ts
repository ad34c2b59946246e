import { expect, it } from 'vitest';
import { readDays } from './read-days.js';

it('reads hours, days and weeks', () => {
  expect(['12h', '7d', '0.5w'].map(readDays)).toEqual([43_200_000, 604_800_000, 302_400_000]);
});

it.each(['7', 'd', '7 d', '-1d', '7m'])('refuses %s', (word) => {
  expect(() => readDays(word)).toThrow('is not a time span');
});
