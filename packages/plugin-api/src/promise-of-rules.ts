import type { ErrorEvidence } from './error-evidence.js';
import type { FailureRule } from './failure-rule.js';
import { linksOf } from './links-of.js';
import { opinionWeight } from './opinion-weight.js';
import { RuleIndex } from './rule-index.js';

/**
 * The most that an opinion of a table of rules could count (`opinionWeight`), by the words that the evidence holds.
 * @param standing links of which no opinion could count as much are not looked at
 */
export function promiseOfRules(rules: readonly FailureRule[], evidence: ErrorEvidence, standing = 0): number {
  return promiseOf(RuleIndex.of(rules), evidence, standing);
}

/** The same for a table whose index is at hand. */
export function promiseOf(index: RuleIndex, evidence: ErrorEvidence, standing = 0): number {
  const ended = evidence.exitCode !== undefined || evidence.signal !== undefined;
  let most = 0;
  for (const link of linksOf(evidence)) {
    const limit = opinionWeight(index.surest, link.depth, evidence);
    if (limit <= most || limit < standing) continue;
    const surest = index.surestOf(index.choose(link, ended));
    most = Math.max(most, opinionWeight(surest, link.depth, evidence));
  }
  return most;
}
