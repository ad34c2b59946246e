import type { FailureCandidate } from './error-classifier.js';
import type { ErrorEvidence } from './error-evidence.js';
import type { FailureRule, RuleCondition } from './failure-rule.js';
import { firstMoveOf } from './first-move-of.js';
import type { JsonValue } from './json.js';
import type { JsonObject } from './json-object.js';

const longestDetail = 2_000;
const longestSpan = 200;
const msPerSecond = 1_000;

/** Something that can be matched on its own: a cause, the outermost error, the last lines of stderr. */
interface Link {
  readonly text: string;
  readonly code?: string;
  /** Message of a cause; absent for the outermost error. */
  readonly cause?: string;
  /** True where the end of the process is judged. */
  readonly outermost: boolean;
}

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
  const spoken = new Set<string>();
  return linksOf(evidence).flatMap((link) => {
    for (const rule of rules) {
      const hit = match(rule.when, link, evidence);
      if (!hit) continue;
      if (spoken.has(rule.id)) return [];
      spoken.add(rule.id);
      return [candidate(rule, hit, link, evidence)];
    }
    return [];
  });
}

function linksOf(evidence: ErrorEvidence): Link[] {
  const causes = evidence.causes.map(({ name, message, code }) => ({
    text: textOf(name, message, code),
    cause: message,
    outermost: false,
    ...(code === undefined ? {} : { code }),
  }));
  const outermost: Link = {
    text: textOf(evidence.name, evidence.message, evidence.code),
    outermost: true,
    ...(evidence.code === undefined ? {} : { code: evidence.code }),
  };
  const stderr = evidence.stderrTail ? [{ text: evidence.stderrTail, outermost: false }] : [];
  return [...causes.reverse(), outermost, ...stderr];
}

function textOf(name: string, message: string, code: string | undefined): string {
  const title = code === undefined || message.includes(code) ? name : `${name} [${code}]`;
  return message.startsWith(name) ? message : `${title}: ${message}`;
}

function match(when: RuleCondition, link: Link, evidence: ErrorEvidence): Hit | undefined {
  const { words, errorCodes, exitCodes, signals, holds } = when;
  if (errorCodes && !errorCodes.includes(link.code ?? '')) return undefined;
  const aboutProcess = exitCodes !== undefined || signals !== undefined;
  if (aboutProcess && !endedSo(when, evidence)) return undefined;
  if (aboutProcess && !words && !errorCodes && !link.outermost) return undefined;
  if (holds && !holds(evidence)) return undefined;
  if (!words) return { groups: {} };
  const found = words.map((pattern) => pattern.exec(link.text)).find((result) => result !== null);
  return found ? { span: found[0].slice(0, longestSpan), groups: factsOf(found.groups ?? {}) } : undefined;
}

function endedSo({ exitCodes, signals }: RuleCondition, evidence: ErrorEvidence): boolean {
  const byCode = evidence.exitCode !== undefined && exitCodes?.includes(evidence.exitCode);
  const bySignal = evidence.signal !== undefined && signals?.includes(evidence.signal);
  return Boolean(byCode || bySignal);
}

function candidate(rule: FailureRule, hit: Hit, link: Link, evidence: ErrorEvidence): FailureCandidate {
  const { id, when: _when, example: _example, reason: _reason, ...opinion } = rule;
  const { retryAfterSeconds } = hit.groups;
  return {
    ...opinion,
    rule: id,
    firstMove: rule.firstMove ?? firstMoveOf(rule.type, rule.category, rule.transience),
    ...(typeof retryAfterSeconds === 'number' ? { retryAfterMs: retryAfterSeconds * msPerSecond } : {}),
    ...(hit.span === undefined ? {} : { span: hit.span }),
    ...(link.cause === undefined ? {} : { cause: link.cause }),
    technicalDetail: detailOf(link, evidence.stderrTail),
    facts: { ...knownFacts(evidence), ...hit.groups },
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
