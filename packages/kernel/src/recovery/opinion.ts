import {
  categories,
  causeDepth,
  type ErrorEvidence,
  type Failure,
  type FailureCandidate,
  failureTypes,
  firstMoveOf,
  opinionWeight,
  strategyClasses,
  transiences,
} from '@retake/plugin-api';
import type { Mutable } from '../mutable.js';
import { failureDocs, placeOf } from './failure-place.js';

const knownCategories = new Set<unknown>(categories);
const knownTypes = new Set<unknown>(failureTypes);
const knownTransiences = new Set<unknown>(transiences);
const knownMoves = new Set<unknown>(strategyClasses);

/** What a classifier answered; not yet known to keep the contract. */
export interface Said {
  readonly classifier: string;
  readonly said: unknown;
}

/** What a classifier thinks, and how much it counts (`opinionWeight`). */
export class Opinion {
  readonly classifier: string;
  readonly candidate: FailureCandidate;
  readonly weight: number;

  private constructor(classifier: string, candidate: FailureCandidate, evidence: ErrorEvidence) {
    this.classifier = classifier;
    this.candidate = candidate;
    this.weight = opinionWeight(candidate.confidence, causeDepth(candidate.cause, evidence), evidence);
  }

  /** One of the things that a classifier said, where it is an opinion at all. */
  static of(classifier: string, said: unknown, evidence: ErrorEvidence): Opinion | undefined {
    return isCandidate(said) ? new Opinion(classifier, said, evidence) : undefined;
  }

  /** For sorting, the one to act on first. In what order classifiers were asked does not matter. */
  static compare(a: Opinion, b: Opinion): number {
    return (
      b.weight - a.weight || byName(a.candidate.code, b.candidate.code) || byName(a.classifier, b.classifier)
    );
  }

  /** Written out field by field: engines make such an object many times quicker than one that others are spread into. */
  failure(evidence: ErrorEvidence): Failure {
    const { classifier, candidate } = this;
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
}

function byName(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
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
