import type { WordsForFailure } from '@retake/guides';
import type { Failure } from '@retake/plugin-api';
import { briefDetail } from './brief-detail.js';
import type { Colors } from './colors.js';
import { printable } from './printable.js';
import { showMore, showWords, stepsOf } from './words.js';

/**
 * What broke, in a person's words, then what can be done and where to read on.
 * @param words those of its type, where it is known
 * @param fix what leads through the steps: `retake fix r1`
 */
export function showFailure(
  failure: Failure,
  nextSteps: readonly string[],
  colors: Colors,
  words?: WordsForFailure,
  fix?: string,
): string {
  const steps = stepsOf(nextSteps.length > 0 ? nextSteps : (words?.nextSteps ?? failure.nextSteps), words);
  const lines = [
    `${colors.red('✗')} ${words?.sentence ?? failure.userMessage}`,
    `  ${colors.dim(`${failure.code}, ${failure.severity}, ${showFailurePlace(failure)}`)}`,
    `  ${colors.dim(briefDetail(failure.technicalDetail))}`,
    ...(words && words.numbers.length > 0 ? [`  ${words.numbers.join('; ')}`] : []),
    ...(words ? ['', ...showWords(words)] : []),
    ...(steps.length > 0 ? ['', 'What you can do', ...steps.map((step) => `  · ${step}`)] : []),
    '',
    ...(words ? showMore(words, fix) : []),
    `More: ${failure.docsUrl}`,
  ];
  return printable(lines.join('\n'));
}

/** Where it broke: `denoise, step 5`. Steps count from 1 for people. */
export function showFailurePlace({ stage, step }: Pick<Failure, 'stage' | 'step'>): string {
  if (stage === undefined) return 'before the first stage';
  return step === undefined ? stage : `${stage}, step ${step + 1}`;
}
