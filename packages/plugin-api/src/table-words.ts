import type { Clause } from './clauses-of.js';
import { GramSet } from './gram-set.js';
import { RarestGrams } from './rarest-grams.js';

const bits = 32;
/** Ends a clause in a list of grams. */
const clauseEnd = -1;

/**
 * Lists one after the other, as they are read: list n is `items` from `from[n]` up to `from[n + 1]`. An item is an attempt, how
 * many numbers follow, and the grams of its other clauses, each clause ended by -1.
 */
interface Lists {
  readonly from: Int32Array;
  readonly items: Int32Array;
}

/** What a text must hold for an attempt: by one way, a literal of each clause. None: always; undefined: words have no say. */
export type Needs = readonly (readonly Clause[])[] | undefined;
/** What a search found: by table, the numbers of the attempts that may succeed, in order. */
export type Found = readonly (readonly number[] | undefined)[];

/**
 * The words of all tables of rules, so that a text is searched once whoever asks. Tables are few and made once; they are
 * never taken out.
 */
export class TableWords {
  readonly #grams = new GramSet();
  readonly #rarest = new RarestGrams();
  /**
   * By gram, the items of the ways whose first clause it is of: the attempt, and the grams of the other clauses, each clause
   * ended by -1. All attempts of all tables are counted through.
   */
  readonly #items: number[][] = [];
  /** By table, the number of its first attempt, which begins a word of `#marks`; by such a word its table. */
  readonly #firsts: number[] = [];
  readonly #tableOf: number[] = [];
  /** `#items` as they are read. */
  #flat: Lists | undefined;
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
   * @returns the table's number
   */
  add(attempts: readonly Needs[]): number {
    this.#flat = undefined;
    const table = this.#firsts.length;
    const first = this.#tableOf.length * bits;
    this.#firsts.push(first);
    for (let room = 0; room < attempts.length; room += bits) this.#tableOf.push(table);
    const always = new Int32Array(this.#tableOf.length);
    always.set(this.#always);
    this.#always = always;
    this.#marks = new Int32Array(always.length);
    for (const needs of attempts) for (const word of needs?.flat(2) ?? []) this.#rarest.see(word);
    attempts.forEach((needs, at) => {
      if (needs?.length === 0) mark(this.#always, first + at);
      for (const way of needs ?? []) this.#take(first + at, way);
    });
    return table;
  }

  /** Which attempts of which tables a text makes worthwhile. */
  find(text: string): Found {
    const marks = this.#marks;
    marks.set(this.#always);
    this.#flat ??= this.#flatten();
    const { from, items } = this.#flat;
    const count = this.#grams.find(text);
    for (let at = 0; at < count; at++) {
      const gram = this.#grams.found(at);
      const end = from[gram + 1] ?? 0;
      let item = from[gram] ?? 0;
      while (item < end) {
        const next = item + 2 + (items[item + 1] ?? 0);
        if (holdsEach(this.#grams, items, item + 2, next)) mark(marks, items[item] ?? 0);
        item = next;
      }
    }
    return this.#read(marks);
  }

  #flatten(): Lists {
    const items: number[] = [];
    const from = [0];
    for (let gram = 0; gram < this.#grams.size; gram++) {
      items.push(...(this.#items[gram] ?? []));
      from.push(items.length);
    }
    return { from: Int32Array.from(from), items: Int32Array.from(items) };
  }

  #take(attempt: number, [first = [], ...others]: readonly Clause[]): void {
    const grams = others.flatMap((clause) => [...this.#gramsOf(clause), clauseEnd]);
    for (const gram of this.#gramsOf(first)) {
      this.#items[gram] ??= [];
      this.#items[gram]?.push(attempt, grams.length, ...grams);
    }
  }

  #gramsOf(clause: Clause): Set<number> {
    return new Set(clause.map((word) => this.#grams.add(this.#rarest.of(word))));
  }

  #read(marks: Int32Array): Found {
    const found: (number[] | undefined)[] = [];
    for (let at = 0; at < marks.length; at++)
      for (let left = marks[at] ?? 0; left !== 0; left &= left - 1) {
        const table = this.#tableOf[at] ?? 0;
        const attempt = at * bits + lowestBit(left) - (this.#firsts[table] ?? 0);
        const attempts = found[table];
        if (attempts) attempts.push(attempt);
        else found[table] = [attempt];
      }
    return found;
  }
}

/** Whether a gram of each clause from `item` up to `end` was found. */
function holdsEach(grams: GramSet, items: Int32Array, item: number, end: number): boolean {
  let held = false;
  for (let at = item; at < end; at++) {
    const gram = items[at] ?? 0;
    if (gram >= 0) held ||= grams.holds(gram);
    else if (held) held = false;
    else return false;
  }
  return true;
}

function lowestBit(word: number): number {
  const highest = 31;
  return highest - Math.clz32(word & -word);
}

function mark(marks: Int32Array, attempt: number): void {
  const shift = 5;
  const at = attempt >>> shift;
  marks[at] = (marks[at] ?? 0) | (1 << attempt);
}
