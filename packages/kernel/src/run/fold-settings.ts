import type { RunSettings } from '../events/run-creation.js';
import type { RunEvent } from '../events/run-event.js';

/** The settings in force: those the run was made with, under what a person changed on later resumes. */
export function foldSettings(made: RunSettings, events: readonly RunEvent[]): RunSettings {
  const changed = events.findLast(({ type }) => type === 'run.changed');
  if (changed?.type !== 'run.changed') return made;
  const { outputDirectory, outputName } = changed;
  return { ...made, outputDirectory, outputName };
}
