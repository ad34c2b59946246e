import type { Clause } from './clauses-of.js';
import { GramSet } from './gram-set.js';
import { RarestGrams } from './rarest-grams.js';

const bits = 32;
/** Ends a clause in a list of grams. */
const clauseEnd = -1;

/** Lists one after the other: list n is `items` from `from[n]` up to `from[n + 1]`. */
interface Lists {
  readonly from: Int32Array;
  readonly items: Int32Array;
}

interface Flat {
  readonly attempts: Lists;
  readonly others: Lists;
}

/** What a text must hold for an attempt: a literal of each clause. None: always; undefined: words have no say. */
export type Needs = readonly Clause[] | undefined;
/** What a search found: by table, the numbers of the attempts that may succeed, in order. */
export type Found = readonly (readonly number[] | undefined)[];

/**
 * The words of all tables of rules, so that a text is searched once whoever asks. Tables are few and made once; they are
 * never taken out.
 */
export class TableWords {
  readonly #grams = new GramSet();
  readonly #rarest = new RarestGrams();
  /** By gram, the attempts of whose first clause it is. All attempts of all tables are counted through. */
  readonly #attempts: number[][] = [];
  /** By attempt, the grams of its other clauses, each clause ended by -1. */
  readonly #others: number[][] = [];
  /** By table, the number of its first attempt, which begins a word of `#marks`; by such a word its table. */
  readonly #firsts: number[] = [];
  readonly #tableOf: number[] = [];
  /** `#attempts` and `#others` as flat lists, and where in them those of a gram and of an attempt begin. */
  #flat: Flat | undefined;
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
    for (const needs of attempts)
      for (const clause of needs ?? []) for (const word of clause) this.#rarest.see(word);
    attempts.forEach((needs, at) => {
      if (needs) this.#take(first + at, needs);
    });
    return table;
  }

  /** Which attempts of which tables a text makes worthwhile. */
  find(text: string): Found {
    const [marks, always, all] = [this.#marks, this.#always, this.#grams];
    this.#flat ??= { attempts: flatten(this.#attempts), others: flatten(this.#others) };
    const { attempts, others } = this.#flat;
    for (let at = 0; at < marks.length; at++) marks[at] = always[at] ?? 0;
    const grams = all.find(text);
    for (let at = 0; at < grams.length; at++) {
      const gram = grams[at] ?? 0;
      const end = attempts.from[gram + 1] ?? 0;
      for (let n = attempts.from[gram] ?? 0; n < end; n++) {
        const attempt = attempts.items[n] ?? 0;
        if (holdsEach(all, others, attempt)) mark(marks, attempt);
      }
    }
    return this.#read(marks);
  }

  #take(attempt: number, [first, ...others]: readonly Clause[]): void {
    if (!first) {
      mark(this.#always, attempt);
      return;
    }
    for (const gram of this.#gramsOf(first)) {
      this.#attempts[gram] ??= [];
      this.#attempts[gram]?.push(attempt);
    }
    this.#others[attempt] = others.flatMap((clause) => [...this.#gramsOf(clause), clauseEnd]);
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

function flatten(lists: readonly (readonly number[] | undefined)[]): Lists {
  const from = new Int32Array(lists.length + 1);
  for (let n = 0; n < lists.length; n++) from[n + 1] = (from[n] ?? 0) + (lists[n]?.length ?? 0);
  const items = new Int32Array(from[lists.length] ?? 0);
  for (let n = 0; n < lists.length; n++) items.set(lists[n] ?? [], from[n]);
  return { from, items };
}

/** Whether a gram of each clause of an attempt was found. */
function holdsEach(grams: GramSet, { from, items }: Lists, attempt: number): boolean {
  const end = from[attempt + 1] ?? 0;
  let held = false;
  for (let at = from[attempt] ?? 0; at < end; at++) {
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
