import { classifyByIndex } from './classify-with-rules.js';
import type { ErrorClassifier } from './error-classifier.js';
import type { FailureRule } from './failure-rule.js';
import { promiseOf } from './promise-of-rules.js';
import { RuleIndex } from './rule-index.js';

/** A classifier that knows what a table of rules says: the first row that fits speaks. */
export function ruleClassifier(rules: readonly FailureRule[]): ErrorClassifier {
  RuleIndex.announce(rules);
  let made: RuleIndex | undefined;
  const index = () => {
    made ??= RuleIndex.of(rules);
    return made;
  };
  return {
    classify: (evidence, standing) => classifyByIndex(index(), evidence, standing),
    promise: (evidence, standing) => promiseOf(index(), evidence, standing),
  };
}
