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
import type { Mutable } from '../mutable.js';
import { failureDocs, placeOf } from './failure-place.js';

/** From this confidence on, an opinion about an inner cause beats any opinion about its wrappers. */
const causeConfidence = 0.5;
/** By how much an opinion about a whole log must be surer than one about the error that was found in it. */
const contextMargin = 0.09;

const knownCategories = new Set<unknown>(categories);
const knownTypes = new Set<unknown>(failureTypes);
const knownTransiences = new Set<unknown>(transiences);
const knownMoves = new Set<unknown>(strategyClasses);

interface Opinion {
  readonly classifier: string;
  readonly candidate: FailureCandidate;
  readonly weight: number;
}

/** What a classifier answered; not yet known to keep the contract. */
export interface Said {
  readonly classifier: string;
  readonly said: unknown;
}

/** The opinions of all classifiers as failures, the one to act on first. What is no opinion is left out. */
export function weigh(answers: readonly Said[], evidence: ErrorEvidence): Failure[] {
  const opinions: Opinion[] = [];
  for (const { classifier, said } of answers) {
    if (!Array.isArray(said)) continue;
    for (const candidate of said)
      if (isCandidate(candidate))
        opinions.push({ classifier, candidate, weight: weightOf(candidate, evidence) });
  }
  return opinions.sort(compare).map((opinion) => failureOf(opinion, evidence));
}

function compare(a: Opinion, b: Opinion): number {
  return (
    b.weight - a.weight ||
    (a.candidate.code < b.candidate.code ? -1 : a.candidate.code > b.candidate.code ? 1 : 0)
  );
}

/** Inner causes beat their wrappers; a whole log is no wrapper, only what stood around the error. */
function weightOf(candidate: FailureCandidate, evidence: ErrorEvidence): number {
  const { confidence } = candidate;
  const depth = causeDepth(candidate, evidence);
  if (depth === 0 || confidence < causeConfidence) return confidence;
  const isLog = evidence.name === '';
  return confidence + (isLog ? depth - 1 + contextMargin : depth);
}

/** 0 for the outermost message, counted inwards. */
function causeDepth(candidate: FailureCandidate, evidence: ErrorEvidence): number {
  if (candidate.cause === undefined) return 0;
  return evidence.causes.findLastIndex((cause) => cause.message === candidate.cause) + 1;
}

/** Written out field by field: engines make such an object many times quicker than one that others are spread into. */
function failureOf({ classifier, candidate }: Opinion, evidence: ErrorEvidence): Failure {
  const { type, category, transience, retryAfterMs } = candidate;
  const failure: Mutable<Failure> = {
    code: candidate.code,
    category,
    type,
    severity: candidate.severity,
    scope: candidate.scope,
    transience,
    confidence: candidate.confidence,
    userMessage: candidate.userMessage,
    nextSteps: candidate.nextSteps,
    technicalDetail: candidate.technicalDetail,
    facts: candidate.facts,
    firstMove: candidate.firstMove ?? firstMoveOf(type, category, transience),
    evidence: sourceOf(classifier, candidate),
    docsUrl: failureDocs(candidate.code),
  };
  if (retryAfterMs !== undefined) failure.retryAfterMs = retryAfterMs;
  return Object.assign(failure, placeOf(evidence));
}

function sourceOf(classifier: string, { rule, span, cause }: FailureCandidate): Failure['evidence'] {
  if (span === undefined) return cause === undefined ? { classifier, rule } : { classifier, rule, cause };
  return cause === undefined ? { classifier, rule, span } : { classifier, rule, span, cause };
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
    knownCategories.has(candidate.category) &&
    knownTypes.has(candidate.type) &&
    knownTransiences.has(candidate.transience) &&
    (candidate.firstMove === undefined || knownMoves.has(candidate.firstMove)) &&
    Array.isArray(candidate.nextSteps)
  );
}
