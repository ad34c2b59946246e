import { describe, expect, it } from 'vitest';
import type { Failure } from './failure.js';
import { categories, failureTypes, scopes, severities, strategyClasses, transiences } from './taxonomy.js';

function failure(index: number): Failure {
  const pick = <T>(words: readonly T[]): T => words[index % words.length] as T;
  return {
    code: `${pick(categories)}/cause`,
    category: pick(categories),
    type: pick(failureTypes),
    severity: pick(severities),
    scope: pick(scopes),
    transience: pick(transiences),
    firstMove: pick(strategyClasses),
    retryAfterMs: index * 1_500,
    confidence: index / failureTypes.length,
    evidence: {
      classifier: 'ort',
      rule: 'allocation',
      span: 'Failed to allocate "x"\n',
      cause: 'std::bad_alloc',
    },
    model: 'wan-t2v',
    stage: 'denoise',
    step: index,
    userMessage: 'Nicht genug Speicher für „Über den Wolken“ 🎬',
    technicalDetail: 'a\u0000b\u2028c\\d',
    nextSteps: ['Allow more memory.', ''],
    docsUrl: 'docs/failures.md#x',
    facts: {
      bytesAsked: Number.MAX_SAFE_INTEGER,
      fraction: 0.1,
      nothing: null,
      nested: { list: [1, 'two', false, [{}]] },
    },
  };
}

describe('a Failure', () => {
  it.each(failureTypes.map((type, index) => [type, index] as const))(
    'of type %s goes through JSON without loss',
    (type, index) => {
      const before = failure(index);
      expect(before.type).toBe(type);
      expect(JSON.parse(JSON.stringify(before))).toEqual(before);
    },
  );

  it('goes without the optional fields as well', () => {
    const { model, stage, step, retryAfterMs, ...bare } = failure(0);
    expect(JSON.parse(JSON.stringify(bare))).toEqual(bare);
  });
});
