import { expect, it } from 'vitest';
import type { FailureRule } from './failure-rule.js';
import { ruleClassifier } from './rule-classifier.js';

const rule: FailureRule = {
  id: 'plums',
  when: { words: [/out of plums/] },
  code: 'WAN_INFERENCE/plums',
  category: 'WAN_INFERENCE',
  type: 'generation_pipeline_error',
  severity: 'high',
  scope: 'call',
  transience: 'permanent',
  confidence: 0.8,
  userMessage: 'No plums are left.',
  nextSteps: ['Buy plums.'],
};

it('promises what its rules can say, says it, and heeds what stands', () => {
  const { classify, promise } = ruleClassifier([rule]);
  const evidence = { name: 'Error', message: 'out of plums', causes: [], facts: {} };
  expect(promise?.(evidence)).toBe(0.8);
  expect(classify(evidence).map(({ rule }) => rule)).toEqual(['plums']);
  expect(classify(evidence, 0.9)).toEqual([]);
});
