import { longestGram } from './gram-set.js';

const slotBits = 16;
const factor = 0x0100_0193;

/** Chooses the letters by which a word is looked for: those that are least frequent in the words that are known so far. */
export class RarestGrams {
  /** How often the grams of a slot were seen. */
  readonly #counts = new Uint32Array(1 << slotBits);

  /** Counts the grams of a word. */
  see(word: string): void {
    for (let at = 0; at + longestGram <= word.length; at++) {
      const slot = slotAt(word, at);
      this.#counts[slot] = (this.#counts[slot] ?? 0) + 1;
    }
  }

  /** The neighbouring letters of a word that were seen least; all of a short word. Every text with the word holds them. */
  of(word: string): string {
    let [best, least] = [0, Number.POSITIVE_INFINITY];
    for (let at = 0; at + longestGram <= word.length; at++) {
      const count = this.#counts[slotAt(word, at)] ?? 0;
      if (count < least) [best, least] = [at, count];
    }
    return word.slice(best, best + longestGram);
  }
}

function slotAt(word: string, from: number): number {
  let hash = 0;
  for (let at = from; at < from + longestGram; at++)
    hash = (Math.imul(hash, factor) + word.charCodeAt(at)) | 0;
  return Math.imul(hash, factor) >>> (32 - slotBits);
}
