import type { JudgedLog } from '../explain/explain-stream.js';
import type { Colors } from './colors.js';

export const noFailureFound = 'No failure was found in this log.';
export const whenNoFailure: readonly string[] = [
  'When something failed all the same: give the whole log, errors too (program 2>&1 | retake explain -).',
  'Where the program ended by itself, add how: exited with code 137.',
  'Where it made a clip that is black, frozen or noise: retake fix bad-video',
];
const mostWarnings = 5;
const longestWarning = 160;

/** A log that tells of no failure, for a person: what it warns of, and what to do when something failed all the same. */
export function showHarmless({ warnings }: Pick<JudgedLog, 'warnings'>, colors: Colors): string {
  const shown = warnings.slice(0, mostWarnings).map((line) => `  · ${line.slice(0, longestWarning)}`);
  return [
    `${colors.green('✓')} ${noFailureFound}`,
    ...(shown.length > 0
      ? ['', `It warns of ${warnings.length} ${warnings.length === 1 ? 'thing' : 'things'}`, ...shown]
      : []),
    '',
    ...whenNoFailure.map((step, at) => `  ${at + 1}. ${step}`),
  ].join('\n');
}
