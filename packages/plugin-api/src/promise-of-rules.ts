import type { ErrorEvidence } from './error-evidence.js';
import type { FailureRule } from './failure-rule.js';
import { linksOf } from './links-of.js';
import { weightAt } from './opinion-weight.js';
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
  const { links, ended, isLog } = linksOf(evidence);
  let most = 0;
  for (const link of links) {
    const limit = weightAt(index.surest, link.depth, isLog);
    if (limit <= most || limit < standing) continue;
    const surest = index.surestOf(index.choose(link, ended));
    most = Math.max(most, weightAt(surest, link.depth, isLog));
  }
  return most;
}
