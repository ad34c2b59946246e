import { type JsonObject, RetakeError } from '@retake/plugin-api';
import type { RunEvent, RunEventOf } from '../events/run-event.js';
import { reportAttempts } from './report-attempts.js';

/** The error of a failed run: the failure's sentence, and as facts the failure, all attempts and what to do. */
export function runFailed(events: readonly RunEvent[], end: RunEventOf<'run.failed'>): RetakeError {
  const { failure, nextSteps, runId } = end;
  const attempts = reportAttempts(events, 'failed');
  const facts = { run: runId, failure, attempts, nextSteps };
  return new RetakeError('run_failed', failure.userMessage, {
    hint: nextSteps[0] ?? 'Look at the failure and the steps it names.',
    facts: JSON.parse(JSON.stringify(facts)) as JsonObject,
  });
}
