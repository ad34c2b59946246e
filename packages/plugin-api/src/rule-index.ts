import { clausesOf } from './clauses-of.js';
import type { FailureCandidate } from './error-classifier.js';
import type { FailureRule, RuleCondition } from './failure-rule.js';
import { firstMoveOf } from './first-move-of.js';
import { type Link, tableWords } from './link.js';
import type { Needs } from './table-words.js';

/**
 * A rule, the one of its patterns to try (none where it has no words), and what else it asks for. Rules are written in many
 * shapes, and engines read objects of one shape quickest.
 */
export interface Attempt {
  readonly rule: FailureRule;
  readonly pattern: RegExp | undefined;
  /** Names of the pattern's groups. */
  readonly groups: readonly string[];
  readonly errorCodes: readonly string[] | undefined;
  readonly exitCodes: readonly number[] | undefined;
  readonly signals: readonly string[] | undefined;
  readonly holds: RuleCondition['holds'];
  readonly opinion: RuleOpinion;
}

/** What a rule always says. */
export type RuleOpinion = Required<
  Omit<FailureCandidate, 'technicalDetail' | 'facts' | 'span' | 'cause' | 'retryAfterMs'>
>;

const none: readonly number[] = [];
const groupName = /\(\?<(\w+)>/g;
const known = new WeakMap<readonly FailureRule[], RuleIndex>();
const announced = new Set<readonly FailureRule[]>();

/** Chooses which patterns of a table can match a text at all, by the words without which they cannot. */
export class RuleIndex {
  readonly attempts: readonly Attempt[];
  /** The highest confidence of a rule. */
  readonly surest: number;
  /** By attempt, the confidence of its rule. */
  readonly #confidences: Float64Array;
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
    this.attempts = rules.flatMap((rule) => attemptsOf(rule, rule.when.words?.map(one) ?? [undefined]));
    this.#confidences = Float64Array.from(this.attempts, ({ opinion }) => opinion.confidence);
    this.surest = Math.max(0, ...this.#confidences);
    const clauses = new Map([...patterns.values()].map((pattern) => [pattern, clausesOf(pattern)]));
    const byCode = new Map<string, number[]>();
    const atEnd: number[] = [];
    const needs = this.attempts.map(({ pattern, errorCodes, exitCodes, signals }, id): Needs => {
      const words = (pattern && clauses.get(pattern)) ?? [];
      if (words.length > 0) return words;
      if (errorCodes) for (const code of errorCodes) put(byCode, code, id);
      else if (exitCodes || signals) atEnd.push(id);
      else return [];
      return undefined;
    });
    this.#table = tableWords.add(needs, rules.flatMap(exampleOf));
    this.#byCode = byCode;
    this.#atEnd = atEnd;
  }

  /** Says that a table will be asked about: it is taken in with the first that is, so that all words are arranged once. */
  static announce(rules: readonly FailureRule[]): void {
    announced.add(rules);
  }

  /** The index of a table, made once. */
  static of(rules: readonly FailureRule[]): RuleIndex {
    const before = known.get(rules);
    if (before) return before;
    announced.delete(rules);
    const made = new RuleIndex(rules);
    known.set(rules, made);
    for (const other of announced) indexQuietly(other);
    return made;
  }

  /** Confidence of the rule of an attempt. */
  sureness(attempt: number | undefined): number {
    return this.#confidences[attempt ?? 0] ?? 0;
  }

  /** The highest confidence of the rules of some attempts; 0 where there are none. */
  surestOf(attempts: readonly number[]): number {
    let surest = 0;
    for (const attempt of attempts) surest = Math.max(surest, this.sureness(attempt));
    return surest;
  }

  /**
   * Numbers of the attempts that may succeed, in the order of the table. All others cannot.
   * @param ended whether the evidence has an exit code or a signal
   */
  choose(link: Link, ended: boolean): readonly number[] {
    const byWords = link.attempts(this.#table);
    const byCode = link.code === undefined ? undefined : this.#byCode.get(link.code);
    const atEnd = ended ? this.#atEnd : none;
    if (atEnd.length === 0 && !byCode) return byWords;
    const ids = [...byWords];
    insertAll(ids, atEnd);
    insertAll(ids, byCode);
    return ids;
  }
}

/** A table that cannot be read says so when it is asked about itself. */
function indexQuietly(rules: readonly FailureRule[]): void {
  announced.delete(rules);
  try {
    RuleIndex.of(rules);
  } catch {}
}

function attemptsOf(rule: FailureRule, patterns: readonly (RegExp | undefined)[]): Attempt[] {
  const { errorCodes, exitCodes, signals, holds } = rule.when;
  const opinion = opinionOf(rule);
  return patterns.map((pattern) => ({
    rule,
    pattern,
    groups: groupsOf(pattern),
    errorCodes,
    exitCodes,
    signals,
    holds,
    opinion,
  }));
}

function exampleOf({ example }: FailureRule): string[] {
  return typeof example === 'string' ? [example] : [];
}

function groupsOf(pattern: RegExp | undefined): string[] {
  return [...new Set(Array.from(pattern?.source.matchAll(groupName) ?? [], ([, name = '']) => name))];
}

function opinionOf(rule: FailureRule): RuleOpinion {
  const { type, category, transience } = rule;
  return {
    rule: rule.id,
    code: rule.code,
    category,
    type,
    severity: rule.severity,
    scope: rule.scope,
    transience,
    firstMove: rule.firstMove ?? firstMoveOf(type, category, transience),
    confidence: rule.confidence,
    userMessage: rule.userMessage,
    nextSteps: rule.nextSteps,
  };
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
