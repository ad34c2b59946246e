import type { FailureRule } from './failure-rule.js';
import { type Link, tableWords } from './link.js';
import { literalsOf } from './literals-of.js';

/** A rule, and the one of its patterns to try; no pattern where it has no words. */
export interface Attempt {
  readonly rule: FailureRule;
  readonly pattern?: RegExp;
}

const known = new WeakMap<readonly FailureRule[], RuleIndex>();

/** Chooses which patterns of a table can match a text at all, by the words without which they cannot. */
export class RuleIndex {
  readonly #attempts: readonly Attempt[];
  /** Number of the table among `tableWords`. */
  readonly #table: number;
  /** Numbers of the attempts to make whatever the words; with what they ask for beside them. */
  readonly #always: readonly number[];
  readonly #byCode: ReadonlyMap<string, readonly number[]>;
  readonly #atEnd: readonly number[];

  private constructor(rules: readonly FailureRule[]) {
    this.#attempts = rules.flatMap((rule): Attempt[] =>
      rule.when.words ? rule.when.words.map((pattern) => ({ rule, pattern })) : [{ rule }],
    );
    const byWord = new Map<string, number[]>();
    const byCode = new Map<string, number[]>();
    const always: number[] = [];
    const atEnd: number[] = [];
    this.#attempts.forEach(({ rule: { when }, pattern }, id) => {
      const literals = pattern && literalsOf(pattern);
      if (literals) for (const literal of literals) put(byWord, literal, id);
      else if (when.errorCodes) for (const code of when.errorCodes) put(byCode, code, id);
      else (when.exitCodes || when.signals ? atEnd : always).push(id);
    });
    this.#table = tableWords.add(byWord);
    this.#byCode = byCode;
    this.#always = always;
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
  attempts(link: Link, ended: boolean): Attempt[] {
    const ids: number[] = [];
    insertAll(ids, this.#always);
    if (ended) insertAll(ids, this.#atEnd);
    if (link.code !== undefined) insertAll(ids, this.#byCode.get(link.code));
    insertAll(ids, link.attempts(this.#table));
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
