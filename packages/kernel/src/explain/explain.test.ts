import { classifyWithRules, type ErrorClassifier, type FailureRule } from '@retake/plugin-api';
import { describe, expect, it } from 'vitest';
import { explain } from './explain.js';

const rule = (id: string, words: RegExp, confidence: number): FailureRule => ({
  id,
  when: { words: [words] },
  code: `WAN_INFERENCE/${id}`,
  category: 'WAN_INFERENCE',
  type: 'generation_pipeline_error',
  severity: 'high',
  scope: 'call',
  transience: 'permanent',
  confidence,
  userMessage: 'It broke.',
  nextSteps: ['Mend it.'],
});
const rules = [rule('room', /no room/, 0.85), rule('shape', /shape/, 0.8), rule('any', /^ValueError/, 0.3)];
const value: ErrorClassifier = { classify: (evidence) => classifyWithRules(rules, evidence) };
const classifiers = [{ id: 'table', value }];
const spoken = (text: string) => explain(text, { classifiers }).failure.evidence.rule;

describe('explaining a log', () => {
  it('tells of the last error first', () => {
    expect(spoken('OSError: no room\n\nRuntimeError: shape')).toBe('shape');
  });

  it('looks at earlier errors where little is known of the last', () => {
    expect(spoken('OSError: no room\n\nValueError: x')).toBe('room');
    expect(spoken('step 1\nValueError: x')).toBe('any');
  });

  it('says so when nothing is known, with the last error in its sentence', () => {
    const { failure, candidates } = explain('line one\nKeyError: plums\n', { classifiers, stage: 'load' });
    expect(candidates).toEqual([]);
    expect(failure).toMatchObject({ confidence: 0, stage: 'load', evidence: { rule: 'unclassified' } });
    expect(failure.userMessage).toBe('No installed classifier knows this error: plums');
    expect(explain('', { classifiers: [] }).failure.confidence).toBe(0);
  });

  it('passes over a classifier that throws', () => {
    const broken: ErrorClassifier = {
      classify: () => {
        throw new Error('oops');
      },
    };
    const { failure } = explain('no room', {
      classifiers: [{ id: 'broken', value: broken }, ...classifiers],
    });
    expect(failure.evidence).toMatchObject({ classifier: 'table', rule: 'room' });
  });

  it('gives failures that go through JSON without loss', () => {
    const explanation = explain('no room', { classifiers, model: 'm' });
    expect(JSON.parse(JSON.stringify(explanation))).toEqual(explanation);
  });
});
