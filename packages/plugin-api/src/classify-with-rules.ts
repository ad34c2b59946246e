import type { FailureCandidate } from './error-classifier.js';
import type { ErrorEvidence } from './error-evidence.js';
import type { FailureRule, RuleCondition } from './failure-rule.js';
import { firstMoveOf } from './first-move-of.js';
import type { JsonValue } from './json.js';
import type { JsonObject } from './json-object.js';
import type { Link } from './link.js';
import { linksOf } from './links-of.js';
import { RuleIndex } from './rule-index.js';

const longestDetail = 2_000;
const longestSpan = 200;
const msPerSecond = 1_000;

interface Hit {
  readonly span?: string;
  readonly groups: JsonObject;
}

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
  const spoken = new Set<string>();
  const found: FailureCandidate[] = [];
  for (const link of linksOf(evidence))
    for (const { rule, pattern } of index.attempts(link, ended)) {
      const hit = match(rule.when, pattern, link, evidence);
      if (!hit) continue;
      if (!spoken.has(rule.id)) found.push(candidate(rule, hit, link, evidence));
      spoken.add(rule.id);
      break;
    }
  return found;
}

function match(
  when: RuleCondition,
  pattern: RegExp | undefined,
  link: Link,
  evidence: ErrorEvidence,
): Hit | undefined {
  const { errorCodes, exitCodes, signals, holds } = when;
  if (errorCodes && !errorCodes.includes(link.code ?? '')) return undefined;
  const aboutProcess = exitCodes !== undefined || signals !== undefined;
  if (aboutProcess && !endedSo(when, evidence)) return undefined;
  if (aboutProcess && !pattern && !errorCodes && !link.outermost) return undefined;
  if (holds && !holds(evidence)) return undefined;
  if (!pattern) return { groups: {} };
  const found = pattern.exec(link.text);
  return found ? { span: found[0].slice(0, longestSpan), groups: factsOf(found.groups ?? {}) } : undefined;
}

function endedSo({ exitCodes, signals }: RuleCondition, evidence: ErrorEvidence): boolean {
  const byCode = evidence.exitCode !== undefined && exitCodes?.includes(evidence.exitCode);
  const bySignal = evidence.signal !== undefined && signals?.includes(evidence.signal);
  return Boolean(byCode || bySignal);
}

/** What a rule always says, worked out once. */
type Opinion = Omit<FailureCandidate, 'technicalDetail' | 'facts' | 'span' | 'cause' | 'retryAfterMs'>;
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

function candidate(rule: FailureRule, hit: Hit, link: Link, evidence: ErrorEvidence): FailureCandidate {
  const facts = { ...knownFacts(evidence), ...hit.groups };
  const { retryAfterSeconds } = facts;
  return {
    ...opinionOf(rule),
    ...(typeof retryAfterSeconds === 'number' ? { retryAfterMs: retryAfterSeconds * msPerSecond } : {}),
    ...(hit.span === undefined ? {} : { span: hit.span }),
    ...(link.cause === undefined ? {} : { cause: link.cause }),
    technicalDetail: detailOf(link, evidence.stderrTail),
    facts,
  };
}

function detailOf(link: Link, stderrTail: string | undefined): string {
  if (!link.outermost || !stderrTail) return link.text.slice(-longestDetail);
  return `${link.text}\n${stderrTail.slice(-longestDetail)}`;
}

function knownFacts(evidence: ErrorEvidence): JsonObject {
  const { stderrTail: _tail, ...facts } = evidence.facts;
  const { exitCode, signal, path, syscall, httpStatus } = evidence;
  const known: Record<string, JsonValue> = { ...facts };
  for (const [name, value] of Object.entries({ exitCode, signal, path, syscall, httpStatus }))
    if (value !== undefined) known[name] = value;
  return known;
}

function factsOf(groups: Readonly<Record<string, string | undefined>>): JsonObject {
  const facts: Record<string, JsonValue> = {};
  for (const [name, text] of Object.entries(groups)) if (text !== undefined) facts[name] = factOf(text);
  return facts;
}

const kilo = 1024;
const units = 'KMGT';

function factOf(text: string): JsonValue {
  const [, number, unit] = /^(-?\d+(?:\.\d+)?)(?:\s*([KMGT])i?B)?$/.exec(text) ?? [];
  if (number === undefined) return text;
  return unit ? Math.round(Number(number) * kilo ** (units.indexOf(unit) + 1)) : Number(number);
}
