/** Sizes of the hash of three neighbouring letters. */
const gramLength = 3;
const slots = 8_192;
const [first, second, third] = [5_077, 331, 7];

interface Entry {
  readonly literal: string;
  /** Where in the literal the three letters are by which it is found. */
  readonly offset: number;
  readonly ids: readonly number[];
  /** The entry before it under the same hash. */
  readonly next: Entry | undefined;
}

/** Finds in one pass which of many words a text holds. Words have three letters or more. */
export class WordIndex {
  readonly #entries: (Entry | undefined)[] = new Array(slots).fill(undefined);
  /** How many entries a slot has: what the pass reads. */
  readonly #load = new Uint8Array(slots);

  /** @param words numbers to give back, by word in lower case */
  constructor(words: ReadonlyMap<string, readonly number[]>) {
    for (const [literal, ids] of words) {
      const grams = WordIndex.gramsOf(literal);
      let offset = 0;
      grams.forEach((gram, at) => {
        if (this.#loadAt(gram) < this.#loadAt(grams[offset] ?? 0)) offset = at;
      });
      const slot = grams[offset] ?? 0;
      this.#entries[slot] = { literal, offset, ids, next: this.#entries[slot] };
      this.#load[slot] = this.#loadAt(slot) + 1;
    }
  }

  /** What `find` wants of a text beside the text itself; the same for every index. */
  static gramsOf(lower: string): Uint16Array {
    const grams = new Uint16Array(Math.max(0, lower.length - gramLength + 1));
    let a = lower.charCodeAt(0);
    let b = lower.charCodeAt(1);
    for (let at = 0; at < grams.length; at++) {
      const c = lower.charCodeAt(at + gramLength - 1);
      grams[at] = (a * first + b * second + c * third) % slots;
      a = b;
      b = c;
    }
    return grams;
  }

  /** Calls back with the numbers of every word that occurs; of a word that occurs twice, twice. */
  find(lower: string, grams: Uint16Array, found: (ids: readonly number[]) => void): void {
    for (let at = 0; at < grams.length; at++) {
      const slot = grams[at] ?? 0;
      if (this.#load[slot] === 0) continue;
      for (let entry = this.#entries[slot]; entry; entry = entry.next)
        if (lower.startsWith(entry.literal, at - entry.offset)) found(entry.ids);
    }
  }

  #loadAt(slot: number): number {
    return this.#load[slot] ?? 0;
  }
}
