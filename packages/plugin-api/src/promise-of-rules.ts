import { causeDepth } from './cause-depth.js';
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
  const index = RuleIndex.of(rules);
  const ended = evidence.exitCode !== undefined || evidence.signal !== undefined;
  let most = 0;
  for (const link of linksOf(evidence)) {
    const depth = causeDepth(link.cause, evidence);
    const limit = opinionWeight(index.surest, depth, evidence);
    if (limit <= most || limit < standing) continue;
    for (const attempt of index.choose(link, ended))
      most = Math.max(most, opinionWeight(index.sureness(attempt), depth, evidence));
  }
  return most;
}
