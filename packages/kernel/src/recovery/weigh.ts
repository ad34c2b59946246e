import {
  categories,
  type ErrorEvidence,
  type Failure,
  type FailureCandidate,
  failureTypes,
  firstMoveOf,
  strategyClasses,
  transiences,
} from '@retake/plugin-api';
import { failureDocs, placeOf } from './failure-place.js';

/** From this confidence on, an opinion about an inner cause beats any opinion about its wrappers. */
const causeConfidence = 0.5;

interface Opinion {
  readonly classifier: string;
  readonly candidate: FailureCandidate;
  readonly depth: number;
}

/** What a classifier answered; not yet known to keep the contract. */
export interface Said {
  readonly classifier: string;
  readonly said: unknown;
}

/** The opinions of all classifiers as failures, the one to act on first. What is no opinion is left out. */
export function weigh(answers: readonly Said[], evidence: ErrorEvidence): Failure[] {
  return answers
    .flatMap(({ classifier, said }) => (Array.isArray(said) ? opinionsOf(classifier, said, evidence) : []))
    .sort(compare)
    .map((opinion) => failureOf(opinion, evidence));
}

function opinionsOf(classifier: string, values: readonly unknown[], evidence: ErrorEvidence): Opinion[] {
  return values
    .filter(isCandidate)
    .map((candidate) => ({ classifier, candidate, depth: causeDepth(candidate, evidence) }));
}

function compare(a: Opinion, b: Opinion): number {
  return (
    weight(b) - weight(a) ||
    b.candidate.confidence - a.candidate.confidence ||
    (a.candidate.code < b.candidate.code ? -1 : a.candidate.code > b.candidate.code ? 1 : 0)
  );
}

function weight({ candidate, depth }: Opinion): number {
  return candidate.confidence >= causeConfidence ? depth : 0;
}

/** 0 for the outermost message, counted inwards. */
function causeDepth(candidate: FailureCandidate, evidence: ErrorEvidence): number {
  if (candidate.cause === undefined) return 0;
  return evidence.causes.findLastIndex((cause) => cause.message === candidate.cause) + 1;
}

function failureOf({ classifier, candidate }: Opinion, evidence: ErrorEvidence): Failure {
  const { rule, span, cause, firstMove, ...rest } = candidate;
  return {
    ...rest,
    firstMove: firstMove ?? firstMoveOf(rest.type, rest.category, rest.transience),
    evidence: {
      classifier,
      rule,
      ...(span === undefined ? {} : { span }),
      ...(cause === undefined ? {} : { cause }),
    },
    ...placeOf(evidence),
    docsUrl: failureDocs(candidate.code),
  };
}

function isCandidate(value: unknown): value is FailureCandidate {
  const candidate = value as Partial<FailureCandidate> | null;
  return (
    typeof candidate === 'object' &&
    candidate !== null &&
    typeof candidate.code === 'string' &&
    typeof candidate.confidence === 'number' &&
    candidate.confidence >= 0 &&
    candidate.confidence <= 1 &&
    categories.some((category) => category === candidate.category) &&
    failureTypes.some((type) => type === candidate.type) &&
    transiences.some((transience) => transience === candidate.transience) &&
    (candidate.firstMove === undefined || strategyClasses.some((move) => move === candidate.firstMove)) &&
    Array.isArray(candidate.nextSteps)
  );
}
