import { gramLengths } from './gram-set.js';

const slotBits = 16;
const factor = 0x0100_0193;

const [, , keyLetters, longestGram] = gramLengths;

/** Chooses the letters by which a word is looked for: those whose end is least frequent in the words that are known so far. */
export class RarestGrams {
  /** How often the keys of a slot were seen. */
  readonly #counts = new Uint32Array(1 << slotBits);

  /** Counts what may be a key of a word. */
  see(word: string): void {
    for (let end = keyLetters; end <= word.length; end++) {
      const slot = slotAt(word, end - keyLetters);
      this.#counts[slot] = (this.#counts[slot] ?? 0) + 1;
    }
  }

  /** The neighbouring letters of a word that were seen least; all of a short word. Every text with the word holds them. */
  of(word: string): string {
    const length = word.length >= longestGram ? longestGram : Math.min(word.length, keyLetters);
    let [best, least] = [length, Number.POSITIVE_INFINITY];
    for (let end = Math.max(length, keyLetters); end <= word.length; end++) {
      const count = this.#counts[slotAt(word, end - keyLetters)] ?? 0;
      if (count < least) [best, least] = [end, count];
    }
    return word.slice(best - length, best);
  }
}

function slotAt(word: string, from: number): number {
  let hash = 0;
  for (let at = from; at < from + keyLetters; at++)
    hash = (Math.imul(hash, factor) + word.charCodeAt(at)) | 0;
  return Math.imul(hash, factor) >>> (32 - slotBits);
}
