import type { ErrorClassifier, ErrorEvidence, Failure } from '@retake/plugin-api';
import { Opinion } from '../recovery/opinion.js';
import { unclassified } from '../recovery/unclassified.js';
import { weigh } from '../recovery/weigh.js';
import { type LogPlace, readLog } from './read-log.js';

/** A classifier and the name under which its opinions are told. */
export interface NamedClassifier {
  readonly id: string;
  readonly value: ErrorClassifier;
}

export interface ExplainOptions extends LogPlace {
  readonly classifiers: readonly NamedClassifier[];
  /** Whether only the best opinion is wanted, which is quicker: who cannot win is not asked. */
  readonly onlyBest?: boolean;
}

/** What is thought of an error. */
export interface Explanation {
  readonly failure: Failure;
  /** All opinions, or only the best, the one that became `failure` first. Empty when nothing is known. */
  readonly candidates: readonly Failure[];
}

/** From this confidence on, an opinion about the last error of a log is not looked past. */
const settled = 0.5;
/** No opinion about the outermost error counts so much. */
const moreThanOuter = 1 + Number.EPSILON;
/** So many errors of a log are asked about, the last one first. */
const mostAsked = 8;
const longestSentence = 300;

/**
 * Says what the end of any program's log means: its last error first, and where nothing is known of that, the errors before
 * it. Classifiers are asked at once and in order; one that throws is passed over. An error that nobody knows gives the
 * honest `WAN_INFERENCE/unclassified` with confidence 0.
 */
export function explain(text: string, options: ExplainOptions): Explanation {
  const { classifiers, onlyBest = false } = options;
  const errors = readLog(text, options);
  const ask = onlyBest ? askForBest : askForAll;
  let best: readonly Failure[] = [];
  for (const evidence of errors.slice(0, mostAsked)) {
    const candidates = ask(classifiers, evidence);
    if ((candidates[0]?.confidence ?? 0) > (best[0]?.confidence ?? 0)) best = candidates;
    if ((best[0]?.confidence ?? 0) >= settled) break;
  }
  return { failure: best[0] ?? unclassified(spoken(errors[0])), candidates: best };
}

function askForAll(classifiers: readonly NamedClassifier[], evidence: ErrorEvidence): Failure[] {
  const answers = classifiers.map(({ id, value }) => ({ classifier: id, said: saidBy(value, evidence) }));
  return weigh(answers, evidence);
}

/** The causes are asked about first: where one of them is known well, the log around them need not even be searched. */
function askForBest(classifiers: readonly NamedClassifier[], evidence: ErrorEvidence): Failure[] {
  const inner = evidence.causes.length > 0 ? bestFrom(classifiers, evidence, moreThanOuter) : undefined;
  const best = inner ?? bestFrom(classifiers, evidence, 0);
  return best ? [best.failure(evidence)] : [];
}

/**
 * Asks first who promises most, and tells each what an opinion has to count by now.
 * @param least what counts less is not looked for
 */
function bestFrom(
  classifiers: readonly NamedClassifier[],
  evidence: ErrorEvidence,
  least: number,
): Opinion | undefined {
  const promises = classifiers.map(({ value }) => promiseOf(value, evidence, least));
  let best: Opinion | undefined;
  for (;;) {
    const standing = best?.weight ?? least;
    const next = placeOfMost(promises);
    const classifier = classifiers[next];
    const promise = promises[next] ?? 0;
    if (!classifier || promise === 0 || promise < standing) return best;
    promises[next] = 0;
    for (const said of saidBy(classifier.value, evidence, standing)) {
      const opinion = Opinion.of(classifier.id, said, evidence);
      if (opinion && opinion.weight >= least && (!best || Opinion.compare(opinion, best) < 0)) best = opinion;
    }
  }
}

function placeOfMost(promises: readonly number[]): number {
  let place = 0;
  for (let at = 1; at < promises.length; at++) if ((promises[at] ?? 0) > (promises[place] ?? 0)) place = at;
  return place;
}

/** Who tells no promise, or cannot, is asked in any case. */
function promiseOf(classifier: ErrorClassifier, evidence: ErrorEvidence, least: number): number {
  try {
    return classifier.promise?.(evidence, least) ?? Number.POSITIVE_INFINITY;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

function saidBy(classifier: ErrorClassifier, evidence: ErrorEvidence, standing?: number): readonly unknown[] {
  try {
    const said: unknown = classifier.classify(evidence, standing);
    return Array.isArray(said) ? said : [];
  } catch {
    return [];
  }
}

/** The same evidence with the error itself, or else the last line, as its message. */
function spoken(evidence: ErrorEvidence | undefined): ErrorEvidence {
  if (!evidence) return { name: 'Error', message: '', causes: [], facts: {} };
  const [outer, ...causes] = evidence.causes;
  if (outer) return { ...evidence, ...outer, causes };
  if (evidence.name) return evidence;
  const last = evidence.message.split('\n').at(-1) ?? '';
  return { ...evidence, name: 'Error', message: last.slice(0, longestSentence) };
}
