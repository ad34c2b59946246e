import type { wordsFor } from '@retake/guides';
import { noFailureFound, whenNoFailure } from '../show/harmless.js';
import type { JudgedLog } from './explain-stream.js';
import { explanationJson } from './explanation-json.js';

/** What `retake explain --json` prints of a log that tells of a failure. */
export function logJson({ outcome, failure, candidates }: JudgedLog, words: typeof wordsFor): object {
  const told = failure.confidence > 0 ? words(failure) : null;
  const { nextSteps } = told ?? failure;
  return { outcome, ...explanationJson(failure), nextSteps, words: told, failure, candidates };
}

/** And of one that tells of none: the fields of a failure are not there. */
export function harmlessJson({ outcome, warnings }: JudgedLog): object {
  return {
    outcome,
    userMessage: noFailureFound,
    nextSteps: whenNoFailure,
    warnings,
    words: null,
    failure: null,
    candidates: [],
  };
}
