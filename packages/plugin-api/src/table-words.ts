import type { Clause } from './clauses-of.js';
import { anchorLength } from './letters-of.js';
import { RarestLetters } from './rarest-letters.js';
import { type Way, WaySearch } from './way-search.js';

const bits = 32;
const none: readonly never[] = [];
/** A text like those that will be searched tells more of how rare letters are than a word of a rule. */
const textWeight = 10;
/** Words that are too short to be counted, by how many letters they have: they choose little, unless they are figures. */
const shortCounts: Readonly<Record<number, number>> = { 3: 2_000, 4: 500 };
const figures = /^\d+$/;
const figuresCount = 4;

/** What a text must hold for an attempt: by one way, a literal of each clause. None: always; undefined: words have no say. */
export type Needs = readonly (readonly Clause[])[] | undefined;
/** What a search found: by table, the numbers of the attempts that may succeed, in order. */
export type Found = readonly (readonly number[])[];

/**
 * The words of all tables of rules, so that a text is searched once whoever asks. Tables are few and made once; they are
 * never taken out. Of each way, the words of the clause that is rarest are looked for, and for the others' traces only where
 * one of them is found.
 */
export class TableWords {
  readonly #rarest = new RarestLetters();
  readonly #seen = new Set<string>();
  /** The ways of each attempt. All attempts of all tables are counted through. */
  readonly #ways: { readonly attempt: number; readonly clauses: readonly Clause[] }[] = [];
  /** By table, the number of its first attempt, which begins a word of `#marks`. */
  readonly #firsts: number[] = [];
  /** Made anew when there are more tables. */
  #search: WaySearch | undefined;
  /** A bit for each attempt: to be made whatever the words, and those to be made for the text that is searched. */
  #always = new Int32Array(0);
  #marks = new Int32Array(0);

  /** Grows with every table. What was found before it grew is not all. */
  get tables(): number {
    return this.#firsts.length;
  }

  /**
   * Takes in the words of a table.
   * @param attempts what each of its attempts needs, in the table's order
   * @param texts like those that will be searched: words that they hold are looked for last
   * @returns the table's number
   */
  add(attempts: readonly Needs[], texts: readonly string[] = []): number {
    this.#search = undefined;
    const first = this.#always.length * bits;
    const always = new Int32Array(this.#always.length + Math.ceil(attempts.length / bits));
    always.set(this.#always);
    this.#always = always;
    this.#marks = new Int32Array(always.length);
    for (const needs of attempts) for (const word of needs?.flat(2) ?? []) this.#see(word);
    for (const text of texts) this.#rarest.see(text.toLowerCase(), textWeight);
    for (const [at, needs] of attempts.entries()) {
      if (needs?.length === 0) always[(first + at) >>> 5] = (always[(first + at) >>> 5] ?? 0) | (1 << at);
      for (const clauses of needs ?? []) this.#ways.push({ attempt: first + at, clauses });
    }
    return this.#firsts.push(first) - 1;
  }

  /** Which attempts of which tables a text makes worthwhile. */
  find(text: string): Found {
    const marks = this.#marks;
    marks.set(this.#always);
    this.#search ??= new WaySearch(
      this.#ways.map(({ attempt, clauses }) => this.#wayOf(attempt, clauses)),
      this.#rarest,
    );
    this.#search.find(text, marks);
    return this.#read(marks);
  }

  #see(word: string): void {
    if (this.#seen.has(word)) return;
    this.#seen.add(word);
    this.#rarest.see(word);
  }

  #wayOf(attempt: number, clauses: readonly Clause[]): Way {
    let [key = [], least] = [clauses[0], Number.POSITIVE_INFINITY];
    for (const clause of clauses.length > 1 ? clauses : none) {
      const count = clause.reduce((sum, word) => sum + this.#countOf(word), 0);
      if (count < least) [key, least] = [clause, count];
    }
    const others = clauses.filter((clause) => clause !== key).sort((a, b) => a.length - b.length);
    return { attempt, key, others };
  }

  #countOf(word: string): number {
    if (word.length >= anchorLength) return this.#rarest.in(word).count;
    return figures.test(word) ? figuresCount : (shortCounts[word.length] ?? 0);
  }

  #read(marks: Int32Array): Found {
    const end = marks.length * bits;
    return this.#firsts.map((first, table) => attemptsIn(marks, first, this.#firsts[table + 1] ?? end));
  }
}

/** What is marked from one attempt up to another. Lists are as long as needed: growing ones take a multiple of the memory. */
function attemptsIn(marks: Int32Array, first: number, end: number): readonly number[] {
  const from = first / bits;
  const to = end / bits;
  let count = 0;
  for (let at = from; at < to; at++) for (let left = marks[at] ?? 0; left !== 0; left &= left - 1) count += 1;
  if (count === 0) return none;
  const attempts = new Array<number>(count);
  let next = 0;
  for (let at = from; at < to; at++)
    for (let left = marks[at] ?? 0; left !== 0; left &= left - 1) {
      attempts[next] = at * bits + lowestBit(left) - first;
      next += 1;
    }
  return attempts;
}

function lowestBit(word: number): number {
  const highest = 31;
  return highest - Math.clz32(word & -word);
}
