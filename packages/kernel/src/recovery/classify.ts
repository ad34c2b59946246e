import {
  categories,
  type ErrorEvidence,
  type Failure,
  type FailureCandidate,
  failureTypes,
  firstMoveOf,
  points,
  strategyClasses,
  transiences,
} from '@retake/plugin-api';
import type { CallProblem } from '../events/call-problem.js';
import type { PluginHost } from '../lifecycle/index.js';
import { askAll } from './ask-all.js';
import { failureDocs, placeOf } from './failure-place.js';
import { unclassified } from './unclassified.js';

const classifyMs = 1_000;
/** From this confidence on, an opinion about an inner cause beats any opinion about its wrappers. */
const causeConfidence = 0.5;

interface Opinion {
  readonly classifier: string;
  readonly candidate: FailureCandidate;
  readonly depth: number;
}

/** The failure, and the classifiers that were asked and gave no answer. */
export interface Classified {
  readonly failure: Failure;
  readonly problems: readonly CallProblem[];
}

/** Asks every classifier and takes the best opinion; an honest `unclassified` when there is none. */
export async function classify(
  plugins: PluginHost,
  evidence: ErrorEvidence,
  signal: AbortSignal,
): Promise<Classified> {
  const { answers, problems } = await askAll(
    plugins,
    {
      point: points.classifier,
      method: 'classify',
      timeoutMs: classifyMs,
      ask: ({ value }) => value.classify(evidence),
    },
    signal,
  );
  const opinions = answers.flatMap(({ from, value }) =>
    Array.isArray(value) ? opinionsOf(from.id, value, evidence) : [],
  );
  const [best] = opinions.sort(compare);
  return { failure: best ? failureOf(best, evidence) : unclassified(evidence, problems), problems };
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
