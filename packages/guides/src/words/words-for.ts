import { fixCommand } from '../guides/fix-command.js';
import { guideFor } from '../guides/guide-for.js';
import { derivedFacts } from './derived-facts.js';
import { tellElsewhere } from './elsewhere.js';
import { factsInText } from './facts-in-text.js';
import { factsOf } from './facts-of.js';
import { failureEntry } from './failure-entry.js';
import type { FailureWords, WordStep } from './failure-words.js';
import { type Facts, fill } from './fill.js';
import { fitSteps } from './fit-steps.js';
import { meansElsewhere } from './means-elsewhere.js';
import { pickStep } from './pick-step.js';
import type { Place } from './place.js';
import { placeOf } from './place-of.js';
import { shellWord } from './shell-word.js';
import { isOfRuns, stepsElsewhere } from './steps-elsewhere.js';
import { tellFacts } from './tell-facts.js';
import type { Told } from './told.js';
import { windowsWord } from './windows-word.js';
import { withLocalServer } from './with-local-server.js';

/** The words for one failure with what is known of it put in. Serialises to JSON. */
export interface WordsForFailure extends Omit<FailureWords, 'steps'> {
  readonly steps: readonly Pick<WordStep, 'text' | 'command'>[];
  /** The failure's own steps, with the tools of its device. */
  readonly nextSteps: readonly string[];
  /** What to do in the program that made the log, where that is not Retake; else empty. */
  readonly elsewhere: readonly string[];
  /** Numbers and names of the failure as short phrases with units: `20 GiB were asked for`. */
  readonly numbers: readonly string[];
  /** Page with the same words. */
  readonly page: string;
  /** Id of the guided workflow that leads through it, or null. */
  readonly guide: string | null;
  /** What to type to be led through it, with the facts it takes; null without a guide. */
  readonly fix: string | null;
}

/**
 * What to tell a person about a failure. Steps that need a run are left out where none is known, as are those for other devices
 * and systems than the failure tells of. Without a run, and without a word of Retake in it, the failure is taken for that of another
 * program: nothing is said to have been kept or to go on, and what Retake does is told as what would hold with it.
 * @param facts beside those of the failure: `run`, `checkpoint`, `memory`, `folder`, `system` (a platform of Node)
 */
export function wordsFor(told: Told, facts: Facts = {}): WordsForFailure {
  const failure = withLocalServer(told);
  const { id, title, sentence, precisely, means, retake, steps, minutes } = failureEntry(failure);
  const own = factsOf(failure);
  const place = placeOf(failure, facts);
  const known = { ...derivedFacts({ ...own, ...facts }), ...factsInText(failure), ...own, ...facts };
  const exact = precisely === undefined ? undefined : fill(precisely, known);
  const isOurs = place.program === 'retake';
  const ruled = failure.nextSteps ?? [];
  const guide = guideFor(failure);
  const write = place.system === 'win32' ? windowsWord : shellWord;
  const accelerator =
    place.device === undefined || place.device === 'cuda' ? {} : { accelerator: place.device };
  return {
    title,
    sentence: exact !== undefined && !exact.includes('{') ? exact : failure.userMessage || sentence,
    means: isOurs ? means : meansElsewhere(means),
    retake: isOurs ? retake : `If you make the clip with Retake: ${retake}`,
    elsewhere: isOurs ? [] : tellElsewhere(id, place.program),
    steps: steps
      .flatMap((step) => pickStep(step, place) ?? [])
      .filter((step) => isPossible(step, known) && (isOurs || !isOfRuns(step, place.program)))
      .map((step) => filled(step, known, place)),
    nextSteps: fitSteps(isOurs ? ruled : stepsElsewhere(ruled), place.device),
    minutes,
    numbers: tellFacts(own),
    page: `docs/errors/${id}.md`,
    guide: guide?.id ?? null,
    fix: guide ? fixCommand(guide, { ...own, ...accelerator, ...facts }, write) : null,
  };
}

function isPossible({ command = '' }: WordStep, known: Facts): boolean {
  return known.run !== undefined || !/\{run\b/.test(command);
}

function filled({ text, command }: WordStep, known: Facts, { system }: Place): WordStep {
  const step = { text: fill(text, known) };
  const write = system === 'win32' ? windowsWord : shellWord;
  return command === undefined ? step : { ...step, command: fill(command, known, write) };
}
