import type { ErrorEvidence, Failure } from '@retake/plugin-api';
import { Opinion, type Said } from './opinion.js';

/** The opinions of all classifiers as failures, the one to act on first. What is no opinion is left out. */
export function weigh(answers: readonly Said[], evidence: ErrorEvidence): Failure[] {
  const opinions: Opinion[] = [];
  for (const answer of answers) opinions.push(...Opinion.of(answer, evidence));
  return opinions.sort(Opinion.compare).map((opinion) => opinion.failure(evidence));
}
