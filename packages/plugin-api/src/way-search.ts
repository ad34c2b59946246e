import { beyondAscii } from './letter-numbers.js';
import { anchorLength, hashOf, lettersOf } from './letters-of.js';
import type { RarestLetters } from './rarest-letters.js';
import { TextLetters } from './text-letters.js';
import { traceOf } from './trace-of.js';

/** A way to make an attempt worthwhile: a text holds a word of `key`, and one of each of the others. */
export interface Way {
  readonly attempt: number;
  readonly key: readonly string[];
  readonly others: readonly (readonly string[])[];
}

interface Word {
  readonly text: string;
  /** 0 where the word is too short for one. */
  readonly anchor: number;
  readonly slot: number;
  /** Its ways as they are read. */
  readonly ways: (readonly number[])[];
}

/** As many as the upper twelve bits of a hash tell apart. */
const slots = 2 ** 12;
/** Where the words without an anchor stand. */
const behindSlots = slots;

/**
 * Finds what texts make worthwhile: where an anchor is met, its words are asked for their traces, then each of their ways for
 * those of its other words. Numbers that are read together lie together, few lines of the processor's cache are read.
 */
export class WaySearch {
  readonly #letters = new TextLetters();
  /** Where the words of each slot begin; behind them the words without an anchor. */
  readonly #from: Int32Array;
  /** By word: its anchor, its trace, where its ways begin. */
  readonly #anchors: Int32Array;
  readonly #traces: Int32Array;
  readonly #places: Int32Array;
  /** Ways: the attempt, where the next way begins, then for each other clause how many traces it has and these. */
  readonly #ways: Int32Array;

  /** @param rarest by which of their letters words are best looked for */
  constructor(ways: readonly Way[], rarest: RarestLetters) {
    const words = wordsOf(ways, rarest);
    const block: number[] = [];
    const places = [0];
    for (const word of words) {
      if (word.slot !== behindSlots) this.#letters.watch(word.anchor);
      for (const [attempt = 0, ...others] of word.ways)
        block.push(attempt, block.length + 2 + others.length, ...others);
      places.push(block.length);
    }
    const from = new Int32Array(slots + 2);
    for (const { slot } of words) from[slot + 1] = (from[slot + 1] ?? 0) + 1;
    for (let slot = 1; slot < from.length; slot++) from[slot] = (from[slot] ?? 0) + (from[slot - 1] ?? 0);
    this.#from = from;
    this.#anchors = Int32Array.from(words, ({ anchor }) => anchor);
    this.#traces = Int32Array.from(words, ({ text }) => traceOf(text));
    this.#places = Int32Array.from(places);
    this.#ways = Int32Array.from(block);
  }

  /** Marks the attempts that a text makes worthwhile, a bit for each. */
  find(text: string, marks: Int32Array): void {
    const from = this.#from;
    const anchors = this.#anchors;
    const traces = this.#traces;
    const letters = this.#letters;
    const count = letters.read(text);
    const stops = letters.stops;
    for (let next = 0; next < count; next++) {
      const anchor = stops[next] ?? 0;
      const slot = hashOf(anchor) >>> 20;
      const end = from[slot + 1] ?? 0;
      for (let word = from[slot] ?? 0; word < end; word++)
        if (anchors[word] === anchor && letters.mayHold(traces[word] ?? 0)) this.#markWays(word, marks);
    }
    for (let word = from[behindSlots] ?? 0; word < traces.length; word++)
      if (letters.mayHold(traces[word] ?? 0)) this.#markWays(word, marks);
  }

  #markWays(word: number, marks: Int32Array): void {
    const ways = this.#ways;
    const end = this.#places[word + 1] ?? 0;
    let way = this.#places[word] ?? 0;
    while (way < end) {
      const next = ways[way + 1] ?? 0;
      const attempt = ways[way] ?? 0;
      if (this.#holdsEach(way + 2, next)) marks[attempt >>> 5] = (marks[attempt >>> 5] ?? 0) | (1 << attempt);
      way = next;
    }
  }

  /** Whether the text may hold a word of each clause. */
  #holdsEach(from: number, end: number): boolean {
    const ways = this.#ways;
    const letters = this.#letters;
    let clause = from;
    while (clause < end) {
      const next = clause + 1 + (ways[clause] ?? 0);
      let at = clause + 1;
      while (at < next && !letters.mayHold(ways[at] ?? 0)) at += 1;
      if (at === next) return false;
      clause = next;
    }
    return true;
  }
}

/** The words of all keys, those of a slot together. */
function wordsOf(ways: readonly Way[], rarest: RarestLetters): Word[] {
  const words = new Map<string, Word>();
  for (const { attempt, key, others } of ways) {
    const way = [attempt, ...others.flatMap((clause) => [clause.length, ...clause.map(traceOf)])];
    for (const text of new Set(key)) {
      const word = words.get(text) ?? wordOf(text, rarest);
      word.ways.push(way);
      words.set(text, word);
    }
  }
  return [...words.values()].sort((a, b) => a.slot - b.slot);
}

function wordOf(text: string, rarest: RarestLetters): Word {
  if (text.length < anchorLength || text === beyondAscii)
    return { text, anchor: 0, slot: behindSlots, ways: [] };
  const { end } = rarest.in(text);
  const anchor = lettersOf(text.slice(end - anchorLength, end));
  return { text, anchor, slot: hashOf(anchor) >>> 20, ways: [] };
}
