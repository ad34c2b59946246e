import { expect, it } from 'vitest';
import { someRule } from '../test/some-rule.js';
import { ruleClassifier } from './rule-classifier.js';

const rule = someRule('plums', { words: [/out of plums/] });

it('promises what its rules can say, says it, and heeds what stands', () => {
  const { classify, promise } = ruleClassifier([rule]);
  const evidence = { name: 'Error', message: 'out of plums', causes: [], facts: {} };
  expect(promise?.(evidence)).toBe(0.8);
  expect(classify(evidence).map(({ rule }) => rule)).toEqual(['plums']);
  expect(classify(evidence, 0.9)).toEqual([]);
});
