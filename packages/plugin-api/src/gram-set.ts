/** How long grams are. Those of eight letters are two numbers: the last five, and the three older ones. */
export const gramLengths = [3, 4, 5, 8] as const;
const [, , five] = gramLengths;
/** Stands for any letter that is not of ASCII: a gram of its own. */
export const beyondAscii: string = '\u0080';
const slotWords = 2 ** 11;
const firstRoom = 1_024;
/** A letter is at most so many bytes, and ends at most so many grams. */
const mostBytes = 3;
const mostAtOnce = gramLengths.length;
const numberOf = numbersOfAscii();
const encoder = new TextEncoder();

/**
 * Finds in one pass which of many grams, neighbouring letters, a text holds, whatever the case of ASCII letters. What most of
 * a pass reads are two small tables of bits. The rarer signs of ASCII are taken for each other, and so are grams of the same
 * print: a gram too many may be found, none missed. Numbers have no names inside of loops: as built, a name of the module is
 * read anew each time.
 */
export class GramSet {
  #size = 0;
  /** Prints of grams, each with the gram's number, counted from 1; an open table, at most half full. */
  #entries = new Int32Array(firstRoom * 2 * 2);
  /** A bit for each slot that a gram of eight letters has, or a shorter one. */
  readonly #long = new Int32Array(slotWords);
  readonly #short = new Int32Array(slotWords);
  /** 1 for each gram that the last search found, and these grams. */
  #held = new Uint8Array(firstRoom);
  #found = new Int32Array(firstRoom);
  #count = 0;
  #bytes = new Uint8Array(0);
  #prints = new Int32Array(0);

  /** How many there are; their numbers are from 0. */
  get size(): number {
    return this.#size;
  }

  /** Takes in a gram of ASCII in lower case or `beyondAscii`, once. @returns its number */
  add(gram: string): number {
    const print = printOf(lettersOf(gram.slice(-five)), lettersOf(gram.slice(0, -five)));
    const at = placeOf(this.#entries, print);
    const before = this.#entries[at + 1] ?? 0;
    if (before !== 0) return before - 1;
    this.#entries[at] = print;
    this.#entries[at + 1] = this.#size + 1;
    mark(gram.length > five ? this.#long : this.#short, print);
    this.#size += 1;
    if (this.#size === this.#held.length) this.#grow();
    return this.#size - 1;
  }

  /** Looks for the grams of a text. @returns how many there are; they stay until the next search */
  find(text: string): number {
    for (let at = 0; at < this.#count; at++) this.#held[this.#found[at] ?? 0] = 0;
    if (this.#bytes.length < text.length * mostBytes)
      this.#bytes = new Uint8Array(text.length * mostBytes * 2);
    const { written } = encoder.encodeInto(text, this.#bytes);
    if (this.#prints.length <= written * mostAtOnce)
      this.#prints = new Int32Array((written + 1) * mostAtOnce * 2);
    let prints = this.#collect(written);
    if (written > text.length) this.#prints[prints++] = printOf(lettersOf(beyondAscii), 0);
    this.#count = this.#meetAll(prints);
    return this.#count;
  }

  /** Number of one of the grams that the last search found; each is there once. */
  found(at: number): number {
    return this.#found[at] ?? 0;
  }

  /** Whether the last search found the gram of this number. */
  holds(id: number): boolean {
    return this.#held[id] === 1;
  }

  /**
   * Puts what may be the print of a gram into `#prints`, without a branch: what is none is written over.
   * @returns how many there are
   */
  #collect(length: number): number {
    const [long, short, bytes, prints, numbers] = [
      this.#long,
      this.#short,
      this.#bytes,
      this.#prints,
      numberOf,
    ];
    let five = 0;
    let older = 0;
    let count = 0;
    for (let at = 0; at < length; at++) {
      older = ((older << 6) | (five >>> 24)) & 0x3_ffff;
      five = ((five << 6) | (numbers[bytes[at] ?? 0] ?? 0)) & 0x3fff_ffff;
      let print = printOf(five, older);
      prints[count] = print;
      count += marked(long, print);
      print = printOf(five, 0);
      prints[count] = print;
      count += marked(short, print);
      print = printOf(five & 0xff_ffff, 0);
      prints[count] = print;
      count += marked(short, print);
      print = printOf(five & 0x3_ffff, 0);
      prints[count] = print;
      count += marked(short, print);
    }
    return count;
  }

  /** Puts the grams of so many prints into `#found`. @returns how many there are */
  #meetAll(prints: number): number {
    const [entries, held, found, all] = [this.#entries, this.#held, this.#found, this.#prints];
    let count = 0;
    for (let next = 0; next < prints; next++) {
      const id = entries[placeOf(entries, all[next] ?? 0) + 1] ?? 0;
      if (id === 0 || held[id - 1] === 1) continue;
      held[id - 1] = 1;
      found[count] = id - 1;
      count += 1;
    }
    return count;
  }

  #grow(): void {
    const before = this.#entries;
    this.#entries = new Int32Array(before.length * 2);
    for (let from = 0; from < before.length; from += 2) {
      const entry = before.subarray(from, from + 2);
      if (entry[1] !== 0) this.#entries.set(entry, placeOf(this.#entries, entry[0] ?? 0));
    }
    const [held, found] = [this.#held, this.#found];
    this.#held = new Uint8Array(held.length * 2);
    this.#held.set(held);
    this.#found = new Int32Array(found.length * 2);
    this.#found.set(found);
  }
}

/** Each letter is six bits of the number. */
function lettersOf(letters: string): number {
  let all = 0;
  for (let at = 0; at < letters.length; at++) all = (all << 6) | (numberOf[letters.charCodeAt(at)] ?? 0);
  return all;
}

/** Fibonacci hashing: the upper bits depend on every letter. */
function printOf(five: number, older: number): number {
  return Math.imul(five, -0x61c8_864f) ^ Math.imul(older, 0x2c1b_3c6d);
}

/** Where the entry of a print is in the table, or else where it would be. */
function placeOf(entries: Int32Array, print: number): number {
  const last = entries.length - 1;
  let at = (print >>> 14) & last & -2;
  while (entries[at + 1] !== 0 && entries[at] !== print) at = (at + 2) & last;
  return at;
}

function mark(slots: Int32Array, print: number): void {
  const slot = print >>> 16;
  slots[slot >>> 5] = (slots[slot >>> 5] ?? 0) | (1 << slot);
}

/** 1 where the slot of a print is marked. */
function marked(slots: Int32Array, print: number): number {
  return ((slots[print >>> 21] ?? 0) >>> (print >>> 16)) & 1;
}

/** Letters in either case, figures and the usual signs have a number each; what is left of ASCII shares one; all else is 0. */
function numbersOfAscii(): Uint8Array {
  const own = 'abcdefghijklmnopqrstuvwxyz0123456789 _.:\'"()[],/-=<>`;!\n';
  const [ascii, bytes] = [128, 256];
  const table = new Uint8Array(bytes).fill(own.length + 1, 0, ascii);
  for (let code = 0; code < ascii; code++) {
    const at = own.indexOf(String.fromCharCode(code).toLowerCase());
    if (at !== -1) table[code] = at + 1;
  }
  return table;
}
