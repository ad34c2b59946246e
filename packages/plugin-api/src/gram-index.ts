/** Bits of a slot's number, and of all the hash. */
const slotBits = 15;
const hashBits = 32;
const slotShift = hashBits - slotBits;
/** Base of the rolling hash: odd and large, so that its upper bits depend on every letter. */
const base = 0x01_00_01_93;
/** Letters of programs' messages, the most frequent first: words are found by their rarest. */
const frequent = ' etaoinrsldcmupfhg_.:bvkyw0';
/** What one more word in a slot weighs against the rarity of its letters. */
const costOfNext = 10;

/**
 * Finds words in bytes by some neighbouring letters of each, whose hash rolls along. The tables are flat and small: a pass
 * over a text spends its time in them.
 */
export class GramIndex {
  readonly #length: number;
  /** What a letter weighs in the hash when it leaves. */
  readonly #leaving: number;
  /** A bit for each slot that has entries: small enough to stay near, and all that most of the pass reads. */
  readonly #used = new Uint32Array((1 << slotBits) / hashBits);
  /** By slot the entry that was put there last, counted from 1; 0 for none. */
  readonly #heads = new Int32Array(1 << slotBits);
  /** By entry: the one before it in its slot, the hash of its letters, where in the word they begin, the word's number. */
  readonly #nexts: number[] = [0];
  readonly #hashes: number[] = [0];
  readonly #offsets: number[] = [0];
  readonly #ids: number[] = [0];
  readonly #words: Uint8Array[] = [new Uint8Array()];

  /** @param length how many neighbouring letters; no word may be shorter */
  constructor(length: number) {
    this.#length = length;
    let leaving = 1;
    for (let n = 0; n < length; n++) leaving = Math.imul(leaving, base);
    this.#leaving = leaving;
  }

  add(word: Uint8Array, id: number): void {
    const offset = this.#rarest(word);
    const hash = this.#hashAt(word, offset);
    const slot = hash >>> slotShift;
    this.#used[slot >>> 5] = (this.#used[slot >>> 5] ?? 0) | (1 << slot);
    this.#nexts.push(this.#heads[slot] ?? 0);
    this.#hashes.push(hash);
    this.#offsets.push(offset);
    this.#ids.push(id);
    this.#heads[slot] = this.#words.push(word) - 1;
  }

  /**
   * Puts the numbers of the words that occur into `ids`, each once.
   * @param found pass in which each word was found last, by number
   */
  find(bytes: Uint8Array, length: number, found: Uint32Array, pass: number, ids: number[]): void {
    const used = this.#used;
    const gram = this.#length;
    const leaving = this.#leaving;
    let hash = 0;
    for (let at = 0; at < length; at++) {
      const left = at < gram ? 0 : (bytes[at - gram] ?? 0);
      hash = (Math.imul(hash, base) + (bytes[at] ?? 0) - Math.imul(left, leaving)) | 0;
      const slot = hash >>> slotShift;
      if ((((used[slot >>> 5] ?? 0) >>> slot) & 1) === 0) continue;
      this.#verify(hash, bytes, at - gram + 1, length, found, pass, ids);
    }
  }

  #verify(
    hash: number,
    bytes: Uint8Array,
    at: number,
    length: number,
    found: Uint32Array,
    pass: number,
    ids: number[],
  ): void {
    let entry = this.#heads[hash >>> slotShift] ?? 0;
    for (; entry !== 0; entry = this.#nexts[entry] ?? 0) {
      if (this.#hashes[entry] !== hash) continue;
      const id = this.#ids[entry] ?? 0;
      if (found[id] === pass) continue;
      if (!isAt(this.#words[entry], bytes, at - (this.#offsets[entry] ?? 0), length)) continue;
      found[id] = pass;
      ids.push(id);
    }
  }

  /** Where the letters begin that are seen least, in texts and among the words that are there. */
  #rarest(word: Uint8Array): number {
    let [best, least] = [0, Number.POSITIVE_INFINITY];
    for (let at = 0; at + this.#length <= word.length; at++) {
      let cost = 0;
      for (const byte of word.subarray(at, at + this.#length)) cost -= rarityOf(byte);
      const slot = this.#hashAt(word, at) >>> slotShift;
      for (let entry = this.#heads[slot] ?? 0; entry !== 0; entry = this.#nexts[entry] ?? 0)
        cost += costOfNext;
      if (cost < least) [best, least] = [at, cost];
    }
    return best;
  }

  #hashAt(word: Uint8Array, at: number): number {
    let hash = 0;
    for (const byte of word.subarray(at, at + this.#length)) hash = (Math.imul(hash, base) + byte) | 0;
    return hash;
  }
}

function isAt(word: Uint8Array | undefined, bytes: Uint8Array, start: number, length: number): boolean {
  if (!word || start < 0 || start + word.length > length) return false;
  for (let n = 0; n < word.length; n++) if (word[n] !== bytes[start + n]) return false;
  return true;
}

function rarityOf(byte: number): number {
  const rank = frequent.indexOf(String.fromCharCode(byte));
  return rank === -1 ? frequent.length : rank;
}
