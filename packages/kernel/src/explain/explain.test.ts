import { type ErrorClassifier, type FailureRule, ruleClassifier } from '@retake/plugin-api';
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
const classifiers = [{ id: 'table', value: ruleClassifier(rules) }];
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

  it('gives the same failure alone where only the best opinion is wanted, from whoever promises most', () => {
    const asked: string[] = [];
    const named = (id: string, ...own: FailureRule[]) => {
      const { classify, promise } = ruleClassifier(own);
      const value: ErrorClassifier = {
        ...(promise ? { promise } : {}),
        classify: (...given) => {
          asked.push(id);
          return classify(...given);
        },
      };
      return { id, value };
    };
    const several = [
      named('lesser', rule('broke', /it broke/, 0.6)),
      named('surer', rule('plums', /out of plums/, 0.9)),
      named('silent', rule('silent', /nothing of the kind/, 1)),
    ];
    const all = explain('ValueError: it broke, out of plums', { classifiers: several });
    expect(all.candidates.map(({ evidence }) => evidence.rule)).toEqual(['plums', 'broke']);
    asked.length = 0;
    const best = explain('ValueError: it broke, out of plums', { classifiers: several, onlyBest: true });
    expect(best).toEqual({ failure: all.failure, candidates: [all.failure] });
    expect(asked).toEqual(['surer']);
  });

  it('asks who promises nothing, or throws while promising, as far as it can', () => {
    const { classify } = ruleClassifier(rules);
    const broken: ErrorClassifier = {
      classify,
      promise: () => {
        throw new Error('oops');
      },
    };
    const by = (value: ErrorClassifier) =>
      explain('no room', { classifiers: [{ id: 'own', value }], onlyBest: true }).failure.evidence.rule;
    expect(by({ classify })).toBe('room');
    expect(by(broken)).toBe('room');
  });

  it('gives failures that go through JSON without loss', () => {
    const explanation = explain('no room', { classifiers, model: 'm' });
    expect(JSON.parse(JSON.stringify(explanation))).toEqual(explanation);
  });
});
