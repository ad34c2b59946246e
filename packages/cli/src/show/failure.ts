import type { Failure } from '@retake/plugin-api';
import type { Colors } from './colors.js';

/** What broke, in a person's words, then what can be done and where to read on. */
export function showFailure(failure: Failure, nextSteps: readonly string[], colors: Colors): string {
  const steps = nextSteps.length > 0 ? nextSteps : failure.nextSteps;
  return [
    `${colors.red('✗')} ${failure.userMessage}`,
    `  ${colors.dim(`${failure.code}, ${failure.severity}, ${showFailurePlace(failure)}`)}`,
    `  ${colors.dim(failure.technicalDetail)}`,
    ...(steps.length > 0 ? ['', 'What you can do', ...steps.map((step) => `  · ${step}`)] : []),
    '',
    `More: ${failure.docsUrl}`,
  ].join('\n');
}

/** Where it broke: `denoise, step 5`. Steps count from 1 for people. */
export function showFailurePlace({ stage, step }: Pick<Failure, 'stage' | 'step'>): string {
  if (stage === undefined) return 'before the first stage';
  return step === undefined ? stage : `${stage}, step ${step + 1}`;
}
