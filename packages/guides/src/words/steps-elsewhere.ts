import type { WordStep } from './failure-words.js';
import type { Program } from './place.js';

/** What steps of rules say of Retake's runs, and what holds in every program instead. */
const ofRuns: readonly (readonly [words: RegExp, instead: string])[] = [
  [
    /^Go on from the last step with a new inference process; Retake does this by itself\.$/,
    'Start the program again.',
  ],
  [/, then resume the run(?:; finished steps are kept)?(?=\.)/, ''],
];

/** The steps of a rule where Retake did not make the clip: without what only a run of Retake can do. */
export function stepsElsewhere(steps: readonly string[]): readonly string[] {
  return steps.map((step) => ofRuns.reduce((text, [words, instead]) => text.replace(words, instead), step));
}

/**
 * Whether a step only helps with Retake: one that sets an option of its plan, and where another program is known to have made
 * the log, any that makes a clip with it.
 */
export function isOfRuns({ command = '' }: Pick<WordStep, 'command'>, program?: Program): boolean {
  return command.startsWith('retake generate') && (program !== undefined || command.includes(' --set '));
}
