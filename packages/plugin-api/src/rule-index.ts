import { clausesOf } from './clauses-of.js';
import type { FailureRule } from './failure-rule.js';
import { type Link, tableWords } from './link.js';
import type { Needs } from './table-words.js';

/** A rule, and the one of its patterns to try; no pattern where it has no words. */
export interface Attempt {
  readonly rule: FailureRule;
  readonly pattern?: RegExp;
}

const none: readonly number[] = [];
const nothing: readonly Attempt[] = [];
const known = new WeakMap<readonly FailureRule[], RuleIndex>();

/** Chooses which patterns of a table can match a text at all, by the words without which they cannot. */
export class RuleIndex {
  readonly #attempts: readonly Attempt[];
  /** Number of the table among `tableWords`. */
  readonly #table: number;
  /** Numbers of the attempts to make where a link has a code, and where a process has ended. */
  readonly #byCode: ReadonlyMap<string, readonly number[]>;
  readonly #atEnd: readonly number[];

  private constructor(rules: readonly FailureRule[]) {
    const patterns = new Map<string, RegExp>();
    const one = (pattern: RegExp) => {
      const same = patterns.get(String(pattern)) ?? pattern;
      patterns.set(String(pattern), same);
      return same;
    };
    this.#attempts = rules.flatMap((rule): Attempt[] =>
      rule.when.words ? rule.when.words.map((pattern) => ({ rule, pattern: one(pattern) })) : [{ rule }],
    );
    const clauses = new Map([...patterns.values()].map((pattern) => [pattern, clausesOf(pattern)]));
    const byCode = new Map<string, number[]>();
    const atEnd: number[] = [];
    const needs = this.#attempts.map(({ rule: { when }, pattern }, id): Needs => {
      const words = (pattern && clauses.get(pattern)) ?? [];
      if (words.length > 0) return words;
      if (when.errorCodes) for (const code of when.errorCodes) put(byCode, code, id);
      else if (when.exitCodes || when.signals) atEnd.push(id);
      else return [];
      return undefined;
    });
    this.#table = tableWords.add(needs);
    this.#byCode = byCode;
    this.#atEnd = atEnd;
  }

  /** The index of a table, made once. */
  static of(rules: readonly FailureRule[]): RuleIndex {
    const before = known.get(rules);
    if (before) return before;
    const made = new RuleIndex(rules);
    known.set(rules, made);
    return made;
  }

  /**
   * The attempts that may succeed, in the order of the table. All others cannot.
   * @param ended whether the evidence has an exit code or a signal
   */
  attempts(link: Link, ended: boolean): readonly Attempt[] {
    const byWords = link.attempts(this.#table);
    const byCode = link.code === undefined ? undefined : this.#byCode.get(link.code);
    const atEnd = ended ? this.#atEnd : none;
    if (byWords.length + atEnd.length === 0 && !byCode) return nothing;
    const ids = [...byWords];
    insertAll(ids, atEnd);
    insertAll(ids, byCode);
    return ids.map((id) => this.#attempts[id] as Attempt);
  }
}

/** Keeps `ids` in order and each number once. They are few: quicker than sorting. */
function insertAll(ids: number[], more: readonly number[] | undefined): void {
  if (!more) return;
  for (const id of more) {
    let at = ids.length;
    while (at > 0 && (ids[at - 1] ?? 0) > id) at -= 1;
    if (at > 0 && ids[at - 1] === id) continue;
    ids.push(id);
    ids.copyWithin(at + 1, at, -1);
    ids[at] = id;
  }
}

function put<K>(map: Map<K, number[]>, key: K, id: number): void {
  const list = map.get(key);
  if (list) list.push(id);
  else map.set(key, [id]);
}
