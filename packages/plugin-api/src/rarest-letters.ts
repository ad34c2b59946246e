import { anchorLength } from './letters-of.js';

const slotBits = 16;
const factor = 0x0100_0193;

/** Where an anchor of a word ends, and how often its letters were seen. */
export interface RareLetters {
  readonly end: number;
  readonly count: number;
}

/** Knows how rare letters are, by the words and texts that were seen: rare ones choose, letters that many have do not. */
export class RarestLetters {
  /** How often the neighbouring letters of a slot were seen. */
  readonly #counts = new Uint32Array(1 << slotBits);

  /** Counts the neighbouring letters of a word or a text in lower case. */
  see(text: string, times = 1): void {
    for (let end = anchorLength; end <= text.length; end++) {
      const slot = slotBefore(text, end);
      this.#counts[slot] = (this.#counts[slot] ?? 0) + times;
    }
  }

  /** Those neighbouring letters of a word of five or more that were seen least. */
  in(word: string): RareLetters {
    let [best, count] = [anchorLength, Number.POSITIVE_INFINITY];
    for (let end = anchorLength; end <= word.length; end++) {
      const seen = this.#counts[slotBefore(word, end)] ?? 0;
      if (seen < count) [best, count] = [end, seen];
    }
    return { end: best, count };
  }
}

function slotBefore(text: string, end: number): number {
  let hash = 0;
  for (let at = end - anchorLength; at < end; at++)
    hash = (Math.imul(hash, factor) + text.charCodeAt(at)) | 0;
  return Math.imul(hash, factor) >>> (32 - slotBits);
}
