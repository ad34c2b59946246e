import type { ErrorEvidence, Failure } from '@retake/plugin-api';
import { Opinion, type Said } from './opinion.js';

/** The opinions of all classifiers as failures, the one to act on first. What is no opinion is left out. */
export function weigh(answers: readonly Said[], evidence: ErrorEvidence): Failure[] {
  const opinions: Opinion[] = [];
  for (const { classifier, said } of answers)
    for (const one of Array.isArray(said) ? said : []) {
      const opinion = Opinion.of(classifier, one, evidence);
      if (opinion) opinions.push(opinion);
    }
  return opinions.sort(Opinion.compare).map((opinion) => opinion.failure(evidence));
}
