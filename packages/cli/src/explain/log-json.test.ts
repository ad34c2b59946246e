import { wordsFor } from '@retake/guides';
import { expect, test } from 'vitest';
import { failure } from '../../test/sample-events.js';
import { harmlessJson, logJson } from './log-json.js';

const log = { outcome: 'known', failure, candidates: [failure], warnings: [] } as const;

test('of a failure: the flat fields, words, and the whole failure', () => {
  expect(logJson(log, wordsFor)).toMatchObject({
    outcome: 'known',
    failureType: failure.type,
    words: { guide: 'gpu-memory-full' },
    failure,
  });
  expect(logJson({ ...log, failure: { ...failure, confidence: 0 } }, wordsFor)).toMatchObject({
    words: null,
  });
});

test('of no failure: that there is none, and the warnings', () => {
  expect(harmlessJson({ ...log, outcome: 'no_failure', warnings: ['slow'] })).toMatchObject({
    outcome: 'no_failure',
    failure: null,
    candidates: [],
    warnings: ['slow'],
  });
});
