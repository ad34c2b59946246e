import { WordIndex } from './word-index.js';

/** Nothing found. */
const none: readonly number[] = [];

/** What a search found: by table, the numbers of the attempts that a word makes worthwhile. */
export type Found = readonly (number[] | undefined)[];

/**
 * The words of all tables of rules, so that a text is searched once whoever asks. Tables are few and made once; they are
 * never taken out.
 */
export class TableWords {
  readonly #index = new WordIndex();
  /** By word: table, attempt, table, attempt… */
  readonly #postings: number[][] = [];
  #tables = 0;

  /** Grows with every table. What was found before it grew is not all. */
  get tables(): number {
    return this.#tables;
  }

  /**
   * Takes in the words of a table.
   * @param words by word in lower case, the numbers of the attempts it makes worthwhile
   * @returns the table's number
   */
  add(words: ReadonlyMap<string, readonly number[]>): number {
    const table = this.#tables;
    this.#tables += 1;
    for (const [word, attempts] of words) {
      const id = this.#index.add(word);
      const postings = this.#postings[id] ?? [];
      for (const attempt of attempts) postings.push(table, attempt);
      this.#postings[id] = postings;
    }
    return table;
  }

  /** Which attempts of which tables a text makes worthwhile; in no order, and perhaps twice. */
  find(text: string): Found {
    const found: (number[] | undefined)[] = [];
    for (const word of this.#index.find(text)) {
      const postings = this.#postings[word] ?? none;
      for (let at = 0; at < postings.length; at += 2) {
        const table = postings[at] ?? 0;
        const attempts = found[table];
        if (attempts) attempts.push(postings[at + 1] ?? 0);
        else found[table] = [postings[at + 1] ?? 0];
      }
    }
    return found;
  }
}
