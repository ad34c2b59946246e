/** A letter is a number of so many bits, so that the last letters of a gram are one number, its key. */
const letterBits = 6;
export const longestGram = 8;
export const shortestGram = 3;
/** So many of its last letters are the key of a gram that has so many; of a shorter one, its last three. */
export const keyLetters = 5;
const keyMask = 2 ** (letterBits * keyLetters) - 1;
const shortMask = 2 ** (letterBits * shortestGram) - 1;
const shortShift = letterBits * shortestGram;
/** Where the oldest letter of a key is. */
const oldestShift = letterBits * (keyLetters - 1);
const slotBits = 16;
const wordShift = 5;
const ascii = 128;
const numberOf = numbersOfAscii();
const firstRoom = 1_024;
/** An entry of the table is its key, the letters before, a mask of these, and the number of the gram. */
const entryShift = 2;
/** So many grams end at most at one letter, as far as their keys tell. */
const mostAtOnce = 2;

/**
 * Finds in one pass which of many grams, three to eight neighbouring letters, a text holds, whatever the case of ASCII
 * letters. What most of a pass reads are two small tables of bits. The rarer signs of ASCII are taken for each other: a gram
 * too many may be found, none missed.
 */
export class GramSet {
  #size = 0;
  /** The grams in an open table, at most half full, from the slot of their keys onwards; a key of 0 where it is free. */
  #entries = new Int32Array((firstRoom * 2) << entryShift);
  /** A bit for each slot with keys of grams that are long enough, and with those of shorter ones. */
  readonly #long = new Int32Array(1 << (slotBits - wordShift));
  readonly #short = new Int32Array(1 << (slotBits - wordShift));
  /** 1 for each gram that the last search found. */
  #held = new Uint8Array(firstRoom);
  readonly #found: number[] = [];
  #keys = new Int32Array(0);
  #olders = new Int32Array(0);

  /** Takes in a gram of ASCII in lower case, once. @returns its number */
  add(gram: string): number {
    const isLong = gram.length >= keyLetters;
    const before = gram.length - (isLong ? keyLetters : shortestGram);
    const older = lettersOf(gram.slice(0, before));
    const key = lettersOf(gram.slice(before));
    const mask = 2 ** (letterBits * before) - 1;
    const entries = this.#entries;
    const at = placeOf(entries, key, older, mask);
    if (entries[at] === key) return entries[at + 3] ?? 0;
    entries.set([key, older, mask, this.#size], at);
    const table = isLong ? this.#long : this.#short;
    const slot = slotOf(key);
    table[slot >>> wordShift] = (table[slot >>> wordShift] ?? 0) | (1 << slot);
    this.#size += 1;
    if (this.#size === this.#held.length) this.#grow();
    return this.#size - 1;
  }

  /** Numbers of the grams that a text holds, each once. They stay until the next search. */
  find(text: string): readonly number[] {
    for (const id of this.#found) this.#held[id] = 0;
    this.#found.length = 0;
    this.#meetAll(this.#collect(text));
    return this.#found;
  }

  /** Whether the last search found the gram of this number. */
  holds(id: number): boolean {
    return this.#held[id] === 1;
  }

  /**
   * Puts what may be the key of a gram into `#keys`, and the letters before it into `#olders`, without a branch: what is none
   * is written over.
   * @returns how many there are
   */
  #collect(text: string): number {
    const { length } = text;
    if (this.#keys.length < (length + 1) * mostAtOnce) {
      this.#keys = new Int32Array((length + 1) * mostAtOnce * 2);
      this.#olders = new Int32Array(this.#keys.length);
    }
    const [long, short, keys, olders, numbers] = [
      this.#long,
      this.#short,
      this.#keys,
      this.#olders,
      numberOf,
    ];
    const [bits, all, least, last, oldest, rest] = [
      letterBits,
      keyMask,
      shortMask,
      ascii,
      oldestShift,
      shortShift,
    ];
    let key = 0;
    let older = 0;
    let count = 0;
    for (let at = 0; at < length; at++) {
      const code = text.charCodeAt(at);
      older = ((older << bits) | (key >>> oldest)) & least;
      key = ((key << bits) | (code < last ? (numbers[code] ?? 0) : 0)) & all;
      keys[count] = key;
      olders[count] = older;
      count += marked(long, slotOf(key));
      const end = key & least;
      keys[count] = end;
      olders[count] = key >>> rest;
      count += marked(short, slotOf(end));
    }
    return count;
  }

  #meetAll(count: number): void {
    const [entries, held, found, keys, olders] = [
      this.#entries,
      this.#held,
      this.#found,
      this.#keys,
      this.#olders,
    ];
    const last = entries.length - 1;
    for (let next = 0; next < count; next++) {
      const key = keys[next] ?? 0;
      const older = olders[next] ?? 0;
      for (let at = (slotOf(key) << entryShift) & last; entries[at] !== 0; at = (at + 4) & last) {
        if (entries[at] !== key || ((older ^ (entries[at + 1] ?? 0)) & (entries[at + 2] ?? 0)) !== 0)
          continue;
        const id = entries[at + 3] ?? 0;
        if (held[id] === 1) continue;
        held[id] = 1;
        found.push(id);
      }
    }
  }

  #grow(): void {
    const before = this.#entries;
    this.#entries = new Int32Array(before.length * 2);
    for (let from = 0; from < before.length; from += 4) {
      const entry = before.subarray(from, from + 4);
      const [key = 0, older = 0, mask = 0] = entry;
      if (key !== 0) this.#entries.set(entry, placeOf(this.#entries, key, older, mask));
    }
    const held = new Uint8Array(this.#held.length * 2);
    held.set(this.#held);
    this.#held = held;
  }
}

function lettersOf(letters: string): number {
  let all = 0;
  for (let at = 0; at < letters.length; at++)
    all = (all << letterBits) | (numberOf[letters.charCodeAt(at)] ?? 0);
  return all;
}

/** Where an entry is in the table, or else where it would be. */
function placeOf(entries: Int32Array, key: number, older: number, mask: number): number {
  const last = entries.length - 1;
  let at = (slotOf(key) << entryShift) & last;
  while (entries[at] !== 0 && (entries[at] !== key || entries[at + 1] !== older || entries[at + 2] !== mask))
    at = (at + 4) & last;
  return at;
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
