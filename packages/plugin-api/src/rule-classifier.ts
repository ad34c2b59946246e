import { classifyWithRules } from './classify-with-rules.js';
import type { ErrorClassifier } from './error-classifier.js';
import type { FailureRule } from './failure-rule.js';
import { promiseOfRules } from './promise-of-rules.js';

/** A classifier that knows what a table of rules says: the first row that fits speaks. */
export function ruleClassifier(rules: readonly FailureRule[]): ErrorClassifier {
  return {
    classify: (evidence, standing) => classifyWithRules(rules, evidence, standing),
    promise: (evidence, standing) => promiseOfRules(rules, evidence, standing),
  };
}
