/** A letter is a number of so many bits, so that a gram is one number. */
const letterBits = 6;
export const longestGram = 5;
export const shortestGram = 3;
const longMask = 2 ** (letterBits * longestGram) - 1;
const middleMask = 2 ** (letterBits * (longestGram - 1)) - 1;
const shortMask = 2 ** (letterBits * shortestGram) - 1;
const slotBits = 16;
const wordShift = 5;
const ascii = 128;
const numberOf = numbersOfAscii();
const firstRoom = 1_024;
/** So many grams end at most at one letter. */
const mostAtOnce = 3;
/** Searches are counted in 31 bits and then from 1 again. */
const mostSearches = 0x7fff_ffff;

/**
 * Finds in one pass which of many grams, three to five neighbouring letters, a text holds, whatever the case of ASCII
 * letters. What most of a pass reads are two small tables of bits. The rarer signs of ASCII are taken for each other: a gram
 * too many may be found, none missed.
 */
export class GramSet {
  #size = 0;
  /** The grams in an open table, at most half full, from their slot onwards; 0 where it is free. */
  #keys = new Int32Array(firstRoom * 2);
  #numbers = new Int32Array(firstRoom * 2);
  /** A bit for each slot with grams of full length, and with the last three letters of shorter ones. */
  readonly #long = new Int32Array(1 << (slotBits - wordShift));
  readonly #short = new Int32Array(1 << (slotBits - wordShift));
  /** In which search each gram was found last. */
  #foundIn = new Int32Array(firstRoom);
  #search = 0;
  readonly #found: number[] = [];
  #pending = new Int32Array(0);

  /** Takes in a gram of ASCII in lower case, once. @returns its number */
  add(gram: string): number {
    let key = 0;
    for (let at = 0; at < gram.length; at++) key = (key << letterBits) | (numberOf[gram.charCodeAt(at)] ?? 0);
    const at = this.#placeOf(key);
    if (this.#keys[at] === key) return this.#numbers[at] ?? 0;
    this.#keys[at] = key;
    this.#numbers[at] = this.#size;
    const [table, part] = gram.length === longestGram ? [this.#long, key] : [this.#short, key & shortMask];
    const slot = slotOf(part);
    table[slot >>> wordShift] = (table[slot >>> wordShift] ?? 0) | (1 << slot);
    this.#size += 1;
    if (this.#size === this.#foundIn.length) this.#grow();
    return this.#size - 1;
  }

  /** Numbers of the grams that a text holds, each once. They stay until the next search. */
  find(text: string): readonly number[] {
    this.#begin();
    this.#meetAll(this.#collect(text));
    return this.#found;
  }

  /** Whether the last search found the gram of this number. */
  holds(id: number): boolean {
    return this.#foundIn[id] === this.#search;
  }

  #begin(): void {
    this.#found.length = 0;
    if (this.#search === mostSearches) {
      this.#foundIn.fill(0);
      this.#search = 0;
    }
    this.#search += 1;
  }

  /** Puts what may be a gram into `#pending`, without a branch: what is none is written over. @returns how many there are */
  #collect(text: string): number {
    const { length } = text;
    if (this.#pending.length < (length + 1) * mostAtOnce)
      this.#pending = new Int32Array((length + 1) * mostAtOnce * 2);
    const [long, short, pending, numbers] = [this.#long, this.#short, this.#pending, numberOf];
    const [bits, all, middle, least, last] = [letterBits, longMask, middleMask, shortMask, ascii];
    let key = 0;
    let count = 0;
    for (let at = 0; at < length; at++) {
      const code = text.charCodeAt(at);
      key = ((key << bits) | (code < last ? (numbers[code] ?? 0) : 0)) & all;
      pending[count] = key;
      count += marked(long, slotOf(key));
      const end = key & least;
      const ends = marked(short, slotOf(end));
      pending[count] = end;
      count += ends;
      pending[count] = key & middle;
      count += ends;
    }
    return count;
  }

  #meetAll(count: number): void {
    const [keys, numbers, foundIn, found] = [this.#keys, this.#numbers, this.#foundIn, this.#found];
    const [pending, search] = [this.#pending, this.#search];
    const last = keys.length - 1;
    for (let next = 0; next < count; next++) {
      const key = pending[next] ?? 0;
      let at = slotOf(key) & last;
      while (keys[at] !== key && keys[at] !== 0) at = (at + 1) & last;
      const id = numbers[at] ?? 0;
      if (keys[at] !== key || foundIn[id] === search) continue;
      foundIn[id] = search;
      found.push(id);
    }
  }

  /** Where a gram is in the table, or else where it would be. */
  #placeOf(key: number): number {
    const keys = this.#keys;
    const last = keys.length - 1;
    let at = slotOf(key) & last;
    while (keys[at] !== key && keys[at] !== 0) at = (at + 1) & last;
    return at;
  }

  #grow(): void {
    const [keys, numbers, foundIn] = [this.#keys, this.#numbers, this.#foundIn];
    this.#keys = new Int32Array(keys.length * 2);
    this.#numbers = new Int32Array(keys.length * 2);
    keys.forEach((key, from) => {
      if (key === 0) return;
      const at = this.#placeOf(key);
      this.#keys[at] = key;
      this.#numbers[at] = numbers[from] ?? 0;
    });
    this.#foundIn = new Int32Array(foundIn.length * 2);
    this.#foundIn.set(foundIn);
  }
}

/** Fibonacci hashing: the upper bits of the product depend on every letter. */
function slotOf(key: number): number {
  const factor = -0x61c8_864f;
  const shift = 16;
  return Math.imul(key, factor) >>> shift;
}

/** 1 where the slot's bit is set. */
function marked(table: Int32Array, slot: number): number {
  const shift = 5;
  return ((table[slot >>> shift] ?? 0) >>> slot) & 1;
}

/** Letters in either case, figures and the usual signs have a number each; what is left of ASCII shares the last one. */
function numbersOfAscii(): Uint8Array {
  const own = 'abcdefghijklmnopqrstuvwxyz0123456789 _.:\'"()[],/-=<>`;!\n';
  const table = new Uint8Array(ascii).fill(own.length + 1);
  for (let code = 0; code < ascii; code++) {
    const at = own.indexOf(String.fromCharCode(code).toLowerCase());
    if (at !== -1) table[code] = at + 1;
  }
  return table;
}
