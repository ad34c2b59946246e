import type { Failure } from '@retake/plugin-api';
import { guideFor } from '../guides/guide-for.js';
import { factsOf } from './facts-of.js';
import type { FailureWords } from './failure-words.js';
import { failureWordsTable } from './failure-words-table.js';
import { type Facts, fill } from './fill.js';
import { shellWord } from './shell-word.js';

/** The words of a type with what is known of one failure put in. Serialises to JSON. */
export interface WordsForFailure extends FailureWords {
  /** Page with the same words. */
  readonly page: string;
  /** Id of the guided workflow that leads through it, or null. */
  readonly guide: string | null;
}

/**
 * What to tell a person about a failure.
 * @param facts beside those of the failure: `run`, `checkpoint`, `memory`
 */
export function wordsFor(
  failure: Pick<Failure, 'type' | 'code' | 'facts'>,
  facts: Facts = {},
): WordsForFailure {
  const words = failureWordsTable[failure.type];
  const known = { ...factsOf(failure), ...facts };
  return {
    ...words,
    steps: words.steps.map(({ text, command }) => ({
      text: fill(text, known),
      ...(command === undefined ? {} : { command: fill(command, known, shellWord) }),
    })),
    page: `docs/errors/${failure.type}.md`,
    guide: guideFor(failure)?.id ?? null,
  };
}
