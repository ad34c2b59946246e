import { beyondAscii } from './letter-numbers.js';
import { anchorLength, hashOf, lettersOf } from './letters-of.js';

/** Traces of three letters are behind those of five, those of three figures behind these; `TextLetters` leaves them so. */
const [threesFrom, figuresFrom] = [0x2000, 0x3000];
/** How many different ones there are. */
export const traceCount = 0x4000;
/** The trace of a word is two of them, so many bits each. */
const traceBits = 14;
/** The trace of any letter that is not of ASCII. */
export const foreignTrace: number = -1;
const short = 3;
const figures = /^\d+$/;

/**
 * What a word of three letters of ASCII or more leaves in a text that holds it: a trace of how it begins and one of how it ends,
 * five letters each, three where it is shorter than five. Three figures have a trace of their own, all others may share one.
 */
export function traceOf(word: string): number {
  if (word === beyondAscii) return foreignTrace;
  const length = word.length < anchorLength ? short : anchorLength;
  return (placeOf(word.slice(0, length)) << traceBits) | placeOf(word.slice(-length));
}

function placeOf(letters: string): number {
  if (letters.length === anchorLength) return hashOf(lettersOf(letters)) >>> 19;
  const hexadecimal = 16;
  return figures.test(letters)
    ? figuresFrom + Number.parseInt(letters, hexadecimal)
    : threesFrom + (hashOf(lettersOf(letters)) >>> 20);
}
