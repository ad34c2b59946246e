import { type Failure, type JsonObject, RetakeError } from '@retake/plugin-api';
import { describe, expect, it } from 'vitest';
import { ownFailureOf } from './own-failure.js';

const failure: Failure = {
  code: 'WAN_MEMORY_MANAGEMENT/vram_exhaustion',
  category: 'WAN_MEMORY_MANAGEMENT',
  type: 'vram_exhaustion',
  severity: 'high',
  scope: 'device',
  transience: 'needs_change',
  firstMove: 'resource_optimization',
  confidence: 0.97,
  evidence: { classifier: 'torch', rule: 'allocation' },
  userMessage: 'The card ran out of memory.',
  technicalDetail: 'out of memory',
  nextSteps: ['Ask for fewer frames.'],
  docsUrl: 'docs/failures.md',
  facts: { bytesAsked: 1 },
};
const failed = (facts: object, cause?: unknown) =>
  new RetakeError('run_failed', 'It failed.', {
    facts: JSON.parse(JSON.stringify(facts)) as JsonObject,
    cause,
  });

describe('the failure an error holds', () => {
  it('is read as it is, also under wrappers of other programs', () => {
    expect(ownFailureOf(failed({ failure }))).toEqual(failure);
    expect(ownFailureOf(new Error('the job broke', { cause: failed({ failure }) }))).toEqual(failure);
  });

  it('is the innermost where errors of Retake wrap each other', () => {
    const inner = { ...failure, code: 'WAN_INFERENCE/inner' };
    expect(ownFailureOf(failed({ failure }, failed({ failure: inner })))?.code).toBe(inner.code);
  });

  it.each(Object.keys(failure))('is none without a legal %s', (field) => {
    expect(ownFailureOf(failed({ failure: { ...failure, [field]: null } }))).toBeUndefined();
  });

  it('is none where another error says it holds one, where there is none, and in a circle', () => {
    expect(ownFailureOf(Object.assign(new Error('no'), { facts: { failure } }))).toBeUndefined();
    for (const nothing of [failed({}), failed({ failure: 'text' }), undefined, 'text'])
      expect(ownFailureOf(nothing)).toBeUndefined();
    const circle = new Error('circle');
    circle.cause = circle;
    expect(ownFailureOf(circle)).toBeUndefined();
  });
});
