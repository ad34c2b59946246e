import { type JsonObject, RetakeError } from '@retake/plugin-api';
import type { Ending } from './child-link.js';
import { minimumLimitBytes } from './figures.js';
import { showMebibytes } from './show-mebibytes.js';

/** What is known about a process beside how it ended. */
export interface ProcessFacts {
  readonly pid: number;
  readonly limitBytes: number | null;
  /** What it was working on, for example `transformer/block 7`. */
  readonly op?: string;
}

/** The evidence an ending leaves, as facts of an error. */
export function endingFacts(ending: Ending, facts: ProcessFacts): JsonObject {
  const { exitCode, signal, stderrTail } = ending;
  return { ...facts, exitCode, signal, stderrTail };
}

/** The error all waiting calls get when the process ended by itself or was killed from outside. */
export function endingError(ending: Ending, facts: ProcessFacts): RetakeError {
  const work = facts.op === undefined ? 'while idle' : `in "${facts.op}"`;
  return new RetakeError('worker_died', `The inference process ended ${work} (${howItEnded(ending)}).`, {
    facts: endingFacts(ending, facts),
  });
}

/** The error of a process that never became ready; `lateMs` when it was killed for being late. */
export function startError(lateMs: number | undefined, ending: Ending, facts: ProcessFacts): RetakeError {
  const reason = lateMs === undefined ? howItEnded(ending) : `it was not ready after ${lateMs} ms`;
  const least = showMebibytes(minimumLimitBytes);
  const limited =
    facts.limitBytes === null
      ? ''
      : ` Its memory limit was ${showMebibytes(facts.limitBytes)}; it needs at least ${least}.`;
  return new RetakeError('worker_start_failed', `The inference process did not start: ${reason}.${limited}`, {
    facts: { ...endingFacts(ending, facts), minimumBytes: minimumLimitBytes },
    ...(facts.limitBytes === null ? {} : { hint: `Allow at least ${least}, and more for a real model.` }),
    ...(ending.error ? { cause: ending.error } : {}),
  });
}

function howItEnded(ending: Ending): string {
  if (ending.error) return ending.error.message;
  return ending.signal ? `signal ${ending.signal}` : `exit code ${ending.exitCode}`;
}
