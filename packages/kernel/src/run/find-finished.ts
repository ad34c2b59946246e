import { join } from 'node:path';
import type { StageOutput } from '@retake/plugin-api';
import type { RunEvent, RunEventOf } from '../events/run-event.js';

/** The latest record of a finished stage with this key. */
export function findFinished(
  events: readonly RunEvent[],
  key: string,
): RunEventOf<'stage.finished'> | undefined {
  return events.findLast(
    (event): event is RunEventOf<'stage.finished'> => event.type === 'stage.finished' && event.key === key,
  );
}

/** What a finished stage left, with absolute paths. */
export function outputOf(
  runFolder: string,
  finished: Pick<RunEventOf<'stage.finished'>, 'files' | 'facts'>,
): StageOutput {
  const files = Object.entries(finished.files).map(([name, file]) => [name, join(runFolder, file.path)]);
  return { files: Object.fromEntries(files) as Record<string, string>, facts: finished.facts };
}
