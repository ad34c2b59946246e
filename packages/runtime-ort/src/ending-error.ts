import { type ErrorCode, type JsonObject, RetakeError } from '@retake/plugin-api';
import type { Ending } from './child-link.js';

/** What is known about a process beside how it ended. */
export interface ProcessFacts {
  readonly pid: number;
  readonly limitBytes: number | null;
  /** What it was working on, for example `transformer/block 7`. */
  readonly op?: string;
}

/** The evidence an ending leaves, as facts of an error. */
export function endingFacts(ending: Ending, facts: ProcessFacts): JsonObject {
  return {
    pid: facts.pid,
    exitCode: ending.exitCode,
    signal: ending.signal,
    stderrTail: ending.stderrTail,
    limitBytes: facts.limitBytes,
    ...(facts.op === undefined ? {} : { op: facts.op }),
  };
}

/** The error all waiting calls get when the process ended by itself or was killed. */
export function endingError(ending: Ending, facts: ProcessFacts): RetakeError {
  const work = facts.op === undefined ? 'while idle' : `in "${facts.op}"`;
  return failure(
    'worker_died',
    `The inference process ended ${work} (${howItEnded(ending)}).`,
    ending,
    facts,
  );
}

/** The error of a process that never became ready. */
export function startError(reason: string, ending: Ending, facts: ProcessFacts, least: number): RetakeError {
  const { limitBytes } = facts;
  const limited =
    limitBytes === null ? '' : ` Its memory limit was ${limitBytes} bytes; it needs at least ${least}.`;
  const error = startFailure(
    `The inference process did not start: ${reason}.${limited}`,
    ending,
    facts,
    least,
  );
  return error;
}

export function howItEnded(ending: Ending): string {
  if (ending.error) return ending.error.message;
  return ending.signal ? `signal ${ending.signal}` : `exit code ${ending.exitCode}`;
}

function startFailure(message: string, ending: Ending, facts: ProcessFacts, least: number): RetakeError {
  return new RetakeError('worker_start_failed', message, {
    facts: { ...endingFacts(ending, facts), minimumBytes: least },
    ...(facts.limitBytes === null
      ? {}
      : { hint: `Allow at least ${least} bytes, or more for a real model.` }),
    ...(ending.error ? { cause: ending.error } : {}),
  });
}

function failure(code: ErrorCode, message: string, ending: Ending, facts: ProcessFacts): RetakeError {
  return new RetakeError(code, message, { facts: endingFacts(ending, facts) });
}
