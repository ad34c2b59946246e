import type { FailureRule } from './failure-rule.js';
import type { Link } from './links-of.js';
import { literalsOf } from './literals-of.js';
import { WordIndex } from './word-index.js';

/** A rule, and the one of its patterns to try; no pattern where it has no words. */
export interface Attempt {
  readonly rule: FailureRule;
  readonly pattern?: RegExp;
}

/** What a link and its evidence have, and rules may ask for. */
export interface Conditions {
  readonly code: boolean;
  /** Exit code or signal. */
  readonly end: boolean;
}

const known = new WeakMap<readonly FailureRule[], RuleIndex>();

/** Chooses which patterns of a table can match a text at all, by the words without which they cannot. */
export class RuleIndex {
  readonly #attempts: readonly Attempt[];
  readonly #words: WordIndex;
  /** Numbers of the attempts to make whatever the words, in the order of the table. */
  readonly #always: readonly number[];
  /** In which search an attempt was chosen last. */
  readonly #chosen: Uint32Array;
  #search = 0;

  private constructor(rules: readonly FailureRule[]) {
    this.#attempts = rules.flatMap((rule): Attempt[] =>
      rule.when.words ? rule.when.words.map((pattern) => ({ rule, pattern })) : [{ rule }],
    );
    const words = new Map<string, number[]>();
    const always: number[] = [];
    this.#attempts.forEach(({ pattern }, id) => {
      const literals = pattern && literalsOf(pattern);
      if (!literals) always.push(id);
      for (const literal of literals ?? []) words.set(literal, [...(words.get(literal) ?? []), id]);
    });
    this.#words = new WordIndex(words);
    this.#always = always;
    this.#chosen = new Uint32Array(this.#attempts.length);
  }

  /** The index of a table, made once. */
  static of(rules: readonly FailureRule[]): RuleIndex {
    const before = known.get(rules);
    if (before) return before;
    const made = new RuleIndex(rules);
    known.set(rules, made);
    return made;
  }

  /** The attempts that may succeed, in the order of the table. All others cannot. */
  attempts(link: Link, conditions: Conditions): Attempt[] {
    this.#search += 1;
    const ids: number[] = [];
    for (const id of this.#always) if (this.#worthwhile(id, conditions)) ids.push(id);
    this.#words.find(link.lower, link.grams, (found) => {
      for (const id of found) {
        if (this.#chosen[id] === this.#search) continue;
        this.#chosen[id] = this.#search;
        if (this.#worthwhile(id, conditions)) ids.push(id);
      }
    });
    return ids.sort((a, b) => a - b).flatMap((id) => this.#attempts[id] ?? []);
  }

  #worthwhile(id: number, { code, end }: Conditions): boolean {
    const when = this.#attempts[id]?.rule.when;
    if (when?.errorCodes && !code) return false;
    return end || (when?.exitCodes === undefined && when?.signals === undefined);
  }
}
