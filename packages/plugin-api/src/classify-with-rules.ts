import type { FailureCandidate } from './error-classifier.js';
import type { ErrorEvidence } from './error-evidence.js';
import type { FailureRule } from './failure-rule.js';
import type { JsonValue } from './json.js';
import type { Link } from './link.js';
import { linksOf } from './links-of.js';
import { weightAt } from './opinion-weight.js';
import { type Attempt, RuleIndex } from './rule-index.js';

const longestDetail = 2_000;
const longestSpan = 200;
const msPerSecond = 1_000;

/**
 * Reads evidence with a table of rules: each cause from the innermost outwards, then the outermost error, then stderr.
 * For each of them the first rule that fits speaks, and no rule speaks twice.
 * @param standing what the best opinion counts that is there already: no rule is tried that could only give a lesser one.
 *   0: all are told
 */
export function classifyWithRules(
  rules: readonly FailureRule[],
  evidence: ErrorEvidence,
  standing = 0,
): FailureCandidate[] {
  return classifyByIndex(RuleIndex.of(rules), evidence, standing);
}

/** The same for a table whose index is at hand. */
export function classifyByIndex(index: RuleIndex, evidence: ErrorEvidence, standing = 0): FailureCandidate[] {
  const { links, ended, isLog } = linksOf(evidence);
  let found: FailureCandidate[] = [];
  let least = standing;
  for (const link of links) {
    const { depth } = link;
    if (weightAt(index.surest, depth, isLog) < least) continue;
    const chosen = index.choose(link, ended);
    let end = chosen.length;
    while (end > 0 && weightAt(index.sureness(chosen[end - 1]), depth, isLog) < least) end -= 1;
    const said = firstOf(index, chosen, end, link, evidence);
    if (!said || hasSpoken(found, said.rule)) continue;
    found = [...found, said];
    if (least > 0) least = Math.max(least, weightAt(said.confidence, depth, isLog));
  }
  return found;
}

/** What the first of the attempts up to `end` says that fits. */
function firstOf(
  index: RuleIndex,
  chosen: readonly number[],
  end: number,
  link: Link,
  evidence: ErrorEvidence,
): FailureCandidate | undefined {
  let tried: RegExp | undefined;
  let words: RegExpExecArray | null = null;
  for (let next = 0; next < end; next++) {
    const attempt = index.attempts[chosen[next] ?? 0];
    if (!attempt || !isPossible(attempt, link, evidence)) continue;
    const { pattern, holds } = attempt;
    if (pattern !== tried) words = pattern ? pattern.exec(link.text) : null;
    tried = pattern;
    if ((pattern && !words) || holds?.(evidence) === false) continue;
    return candidate(attempt, words, link, evidence);
  }
  return undefined;
}

/** Whether the code of the link and the end of the process are those that are asked for. */
function isPossible(attempt: Attempt, link: Link, evidence: ErrorEvidence): boolean {
  const { pattern, errorCodes, exitCodes, signals } = attempt;
  if (errorCodes && !errorCodes.includes(link.code ?? '')) return false;
  if (exitCodes === undefined && signals === undefined) return true;
  return endedSo(attempt, evidence) && (pattern !== undefined || errorCodes !== undefined || link.outermost);
}

function endedSo({ exitCodes, signals }: Attempt, evidence: ErrorEvidence): boolean {
  const byCode = evidence.exitCode !== undefined && exitCodes?.includes(evidence.exitCode);
  const bySignal = evidence.signal !== undefined && signals?.includes(evidence.signal);
  return Boolean(byCode || bySignal);
}

function hasSpoken(found: readonly FailureCandidate[], id: string): boolean {
  for (const { rule } of found) if (rule === id) return true;
  return false;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/** Written out field by field: engines make such an object many times quicker than one that others are spread into. */
function candidate(
  { opinion, groups }: Attempt,
  words: RegExpExecArray | null,
  link: Link,
  evidence: ErrorEvidence,
): FailureCandidate {
  const facts = knownFacts(evidence);
  if (words?.groups) addFacts(facts, groups, words.groups);
  const made: Mutable<FailureCandidate> = {
    rule: opinion.rule,
    code: opinion.code,
    category: opinion.category,
    type: opinion.type,
    severity: opinion.severity,
    scope: opinion.scope,
    transience: opinion.transience,
    firstMove: opinion.firstMove,
    confidence: opinion.confidence,
    userMessage: opinion.userMessage,
    nextSteps: opinion.nextSteps,
    technicalDetail: detailOf(link, evidence.stderrTail),
    facts,
  };
  const { retryAfterSeconds } = facts;
  if (typeof retryAfterSeconds === 'number') made.retryAfterMs = retryAfterSeconds * msPerSecond;
  if (words) made.span = words[0].slice(0, longestSpan);
  if (link.cause !== undefined) made.cause = link.cause;
  return made;
}

function detailOf(link: Link, stderrTail: string | undefined): string {
  if (!link.outermost || !stderrTail) return link.text.slice(-longestDetail);
  return `${link.text}\n${stderrTail.slice(-longestDetail)}`;
}

function knownFacts(evidence: ErrorEvidence): Record<string, JsonValue> {
  const facts: Record<string, JsonValue> = {};
  for (const name in evidence.facts) {
    const value = evidence.facts[name];
    if (name !== 'stderrTail' && value !== undefined) facts[name] = value;
  }
  const { exitCode, signal, path, syscall, httpStatus } = evidence;
  if (exitCode !== undefined) facts.exitCode = exitCode;
  if (signal !== undefined) facts.signal = signal;
  if (path !== undefined) facts.path = path;
  if (syscall !== undefined) facts.syscall = syscall;
  if (httpStatus !== undefined) facts.httpStatus = httpStatus;
  return facts;
}

function addFacts(
  facts: Record<string, JsonValue>,
  names: readonly string[],
  groups: Readonly<Record<string, string | undefined>>,
): void {
  for (const name of names) {
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
