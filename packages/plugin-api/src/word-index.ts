import { GramIndex } from './gram-index.js';

/** Words are found by so many neighbouring letters: most by the longer row, which few other texts hold. */
const shortRow = 3;
const longRow = 6;
const upperA = 65;
const upperZ = 90;
const toLower = 32;

/**
 * Finds in one pass which of many words a text holds, whatever the letters' case. Words are ASCII in lower case and have
 * three letters or more.
 */
export class WordIndex {
  readonly #ids = new Map<string, number>();
  readonly #short = new GramIndex(shortRow);
  readonly #long = new GramIndex(longRow);
  /** In which pass each word was found last. */
  #found = new Uint32Array(1);
  #pass = 0;
  /** The text as bytes in lower case. What is not Latin-1 becomes some other byte: a word too many may be found, none missed. */
  #bytes = Buffer.alloc(1_024);

  /** How many words there are. Grows only. */
  get size(): number {
    return this.#ids.size;
  }

  /** Takes a word in, once. @returns its number */
  add(text: string): number {
    const before = this.#ids.get(text);
    if (before !== undefined) return before;
    const id = this.#ids.size;
    this.#ids.set(text, id);
    if (id >= this.#found.length) this.#found = new Uint32Array(this.#found.length * 2);
    const word = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    (word.length < longRow ? this.#short : this.#long).add(word, id);
    return id;
  }

  /** Numbers of the words that a text holds, each once. */
  find(text: string): number[] {
    if (text.length > this.#bytes.length) this.#bytes = Buffer.alloc(text.length * 2);
    const bytes: Uint8Array = this.#bytes;
    const length = this.#bytes.write(text, 'latin1');
    for (let at = 0; at < length; at++) {
      const byte = bytes[at] ?? 0;
      if (byte >= upperA && byte <= upperZ) bytes[at] = byte + toLower;
    }
    this.#pass += 1;
    const ids: number[] = [];
    this.#short.find(bytes, length, this.#found, this.#pass, ids);
    this.#long.find(bytes, length, this.#found, this.#pass, ids);
    return ids;
  }
}
