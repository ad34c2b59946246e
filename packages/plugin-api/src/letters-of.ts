import { letterNumbers } from './letter-numbers.js';

/** By so many letters a word is looked for. */
export const anchorLength = 5;

/** Up to five letters of ASCII as one number, six bits each (`letterNumbers`). */
export function lettersOf(word: string): number {
  let letters = 0;
  for (let at = 0; at < word.length; at++)
    letters = (letters << 6) | (letterNumbers[word.charCodeAt(at)] ?? 0);
  return letters;
}

/** Fibonacci hashing: the upper bits depend on every letter. */
export function hashOf(letters: number): number {
  return Math.imul(letters, -0x61c8_864f);
}
