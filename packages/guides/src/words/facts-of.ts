import type { Failure } from '@retake/plugin-api';
import type { Facts } from './fill.js';

/** The facts of a failure that a sentence or a command can hold: texts and finite numbers. */
export function factsOf(failure: Pick<Failure, 'facts'>): Facts {
  return Object.fromEntries(
    Object.entries(failure.facts).filter(
      (entry): entry is [string, string | number] =>
        typeof entry[1] === 'string' || Number.isFinite(entry[1]),
    ),
  );
}
