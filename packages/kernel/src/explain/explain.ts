import type { ErrorClassifier, ErrorEvidence, Failure } from '@retake/plugin-api';
import { unclassified } from '../recovery/unclassified.js';
import { type Said, weigh } from '../recovery/weigh.js';
import { type LogPlace, readLog } from './read-log.js';

/** A classifier and the name under which its opinions are told. */
export interface NamedClassifier {
  readonly id: string;
  readonly value: ErrorClassifier;
}

export interface ExplainOptions extends LogPlace {
  readonly classifiers: readonly NamedClassifier[];
}

/** What is thought of an error. */
export interface Explanation {
  readonly failure: Failure;
  /** All opinions, the one that became `failure` first. Empty when nothing is known. */
  readonly candidates: readonly Failure[];
}

/** From this confidence on, an opinion about the last error of a log is not looked past. */
const settled = 0.5;
/** So many errors of a log are asked about, the last one first. */
const mostAsked = 8;
const longestSentence = 300;

/**
 * Says what the end of any program's log means: its last error first, and where nothing is known of that, the errors before
 * it. Classifiers are asked at once and in order; one that throws is passed over. An error that nobody knows gives the
 * honest `WAN_INFERENCE/unclassified` with confidence 0.
 */
export function explain(text: string, { classifiers, ...place }: ExplainOptions): Explanation {
  const errors = readLog(text, place);
  let best: readonly Failure[] = [];
  for (const evidence of errors.slice(0, mostAsked)) {
    const candidates = weigh(ask(classifiers, evidence), evidence);
    if ((candidates[0]?.confidence ?? 0) > (best[0]?.confidence ?? 0)) best = candidates;
    if ((best[0]?.confidence ?? 0) >= settled) break;
  }
  return { failure: best[0] ?? unclassified(spoken(errors[0])), candidates: best };
}

function ask(classifiers: readonly NamedClassifier[], evidence: ErrorEvidence): Said[] {
  return classifiers.map(({ id, value }) => ({ classifier: id, said: opinions(value, evidence) }));
}

function opinions(classifier: ErrorClassifier, evidence: ErrorEvidence): unknown {
  try {
    return classifier.classify(evidence);
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
