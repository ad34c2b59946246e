import type { FailureCandidate } from './error-classifier.js';
import type { ErrorEvidence } from './error-evidence.js';
import type { FailureRule, RuleCondition } from './failure-rule.js';
import { firstMoveOf } from './first-move-of.js';
import type { JsonValue } from './json.js';
import type { Link } from './link.js';
import { linksOf } from './links-of.js';
import { RuleIndex } from './rule-index.js';

const longestDetail = 2_000;
const longestSpan = 200;
const msPerSecond = 1_000;

/**
 * Reads evidence with a table of rules: each cause from the innermost outwards, then the outermost error, then stderr.
 * For each of them the first rule that fits speaks, and no rule speaks twice.
 */
export function classifyWithRules(
  rules: readonly FailureRule[],
  evidence: ErrorEvidence,
): FailureCandidate[] {
  const index = RuleIndex.of(rules);
  const ended = evidence.exitCode !== undefined || evidence.signal !== undefined;
  const found: FailureCandidate[] = [];
  for (const link of linksOf(evidence)) {
    let tried: RegExp | undefined;
    let words: RegExpExecArray | null = null;
    for (const { rule, pattern } of index.attempts(link, ended)) {
      if (!isPossible(rule.when, pattern, link, evidence)) continue;
      if (pattern !== tried) words = pattern ? pattern.exec(link.text) : null;
      tried = pattern;
      if ((pattern && !words) || rule.when.holds?.(evidence) === false) continue;
      if (!found.some((one) => one.rule === rule.id)) found.push(candidate(rule, words, link, evidence));
      break;
    }
  }
  return found;
}

/** Whether the code of the link and the end of the process are those that are asked for. */
function isPossible(
  when: RuleCondition,
  pattern: RegExp | undefined,
  link: Link,
  evidence: ErrorEvidence,
): boolean {
  const { errorCodes, exitCodes, signals } = when;
  if (errorCodes && !errorCodes.includes(link.code ?? '')) return false;
  if (exitCodes === undefined && signals === undefined) return true;
  return endedSo(when, evidence) && (pattern !== undefined || errorCodes !== undefined || link.outermost);
}

function endedSo({ exitCodes, signals }: RuleCondition, evidence: ErrorEvidence): boolean {
  const byCode = evidence.exitCode !== undefined && exitCodes?.includes(evidence.exitCode);
  const bySignal = evidence.signal !== undefined && signals?.includes(evidence.signal);
  return Boolean(byCode || bySignal);
}

/** What a rule always says, worked out once. */
type Opinion = Omit<FailureCandidate, 'technicalDetail' | 'facts' | 'span' | 'cause' | 'retryAfterMs'>;
type Mutable<T> = { -readonly [K in keyof T]: T[K] };
const known = new WeakMap<FailureRule, Opinion>();

function opinionOf(rule: FailureRule): Opinion {
  const before = known.get(rule);
  if (before) return before;
  const { id, when: _when, example: _example, reason: _reason, ...opinion } = rule;
  const firstMove = rule.firstMove ?? firstMoveOf(rule.type, rule.category, rule.transience);
  const made = { ...opinion, rule: id, firstMove };
  known.set(rule, made);
  return made;
}

function candidate(
  rule: FailureRule,
  words: RegExpExecArray | null,
  link: Link,
  evidence: ErrorEvidence,
): FailureCandidate {
  const facts = knownFacts(evidence);
  if (words?.groups) addFacts(facts, words.groups);
  const { retryAfterSeconds } = facts;
  const made: Mutable<Partial<FailureCandidate>> & Opinion = { ...opinionOf(rule) };
  if (typeof retryAfterSeconds === 'number') made.retryAfterMs = retryAfterSeconds * msPerSecond;
  if (words) made.span = words[0].slice(0, longestSpan);
  if (link.cause !== undefined) made.cause = link.cause;
  return Object.assign(made, { technicalDetail: detailOf(link, evidence.stderrTail), facts });
}

function detailOf(link: Link, stderrTail: string | undefined): string {
  if (!link.outermost || !stderrTail) return link.text.slice(-longestDetail);
  return `${link.text}\n${stderrTail.slice(-longestDetail)}`;
}

const evidenceFacts = ['exitCode', 'signal', 'path', 'syscall', 'httpStatus'] as const;

function knownFacts(evidence: ErrorEvidence): Record<string, JsonValue> {
  const { stderrTail: _tail, ...facts } = evidence.facts;
  const known: Record<string, JsonValue> = facts;
  for (const name of evidenceFacts) {
    const value = evidence[name];
    if (value !== undefined) known[name] = value;
  }
  return known;
}

function addFacts(
  facts: Record<string, JsonValue>,
  groups: Readonly<Record<string, string | undefined>>,
): void {
  for (const name in groups) {
    const text = groups[name];
    if (text !== undefined) facts[name] = factOf(text);
  }
}

const kilo = 1024;
const units = 'KMGT';

const figure = /^-?\d/;

function factOf(text: string): JsonValue {
  if (!figure.test(text)) return text;
  const [, number, unit] = /^(-?\d+(?:\.\d+)?)(?:\s*([KMGT])i?B)?$/.exec(text) ?? [];
  if (number === undefined) return text;
  return unit ? Math.round(Number(number) * kilo ** (units.indexOf(unit) + 1)) : Number(number);
}
