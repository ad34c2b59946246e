import type { Failure } from '@retake/plugin-api';
import { guideFor } from '../guides/guide-for.js';
import { derivedFacts } from './derived-facts.js';
import { factsOf } from './facts-of.js';
import { failureEntry } from './failure-entry.js';
import type { FailureWords, WordStep } from './failure-words.js';
import { type Facts, fill } from './fill.js';
import { shellWord } from './shell-word.js';
import { tellFacts } from './tell-facts.js';

/** The words for one failure with what is known of it put in. Serialises to JSON. */
export interface WordsForFailure extends FailureWords {
  /** Numbers and names of the failure as short phrases with units: `20 GiB were asked for`. */
  readonly numbers: readonly string[];
  /** Page with the same words. */
  readonly page: string;
  /** Id of the guided workflow that leads through it, or null. */
  readonly guide: string | null;
}

/** Of a failure: what the words are chosen by, and its own sentence, which is more precise than that of its kind. */
type Told = Pick<Failure, 'type' | 'code' | 'facts'> & Partial<Pick<Failure, 'userMessage'>>;

/**
 * What to tell a person about a failure. Steps that need a run are left out where none is known.
 * @param facts beside those of the failure: `run`, `checkpoint`, `memory`, `folder`
 */
export function wordsFor(failure: Told, facts: Facts = {}): WordsForFailure {
  const { id, title, sentence, means, retake, steps, minutes } = failureEntry(failure);
  const own = factsOf(failure);
  const known = { ...derivedFacts({ ...own, ...facts }), ...own, ...facts };
  return {
    title,
    sentence: failure.userMessage || sentence,
    means,
    retake,
    steps: steps.filter((step) => isPossible(step, known)).map((step) => filled(step, known)),
    minutes,
    numbers: tellFacts(own),
    page: `docs/errors/${id}.md`,
    guide: guideFor(failure)?.id ?? null,
  };
}

function isPossible({ command = '' }: WordStep, known: Facts): boolean {
  return known.run !== undefined || !/\{run\b/.test(command);
}

function filled({ text, command }: WordStep, known: Facts): WordStep {
  const step = { text: fill(text, known) };
  return command === undefined ? step : { ...step, command: fill(command, known, shellWord) };
}
