import {
  type Failure,
  type RecoveryAction,
  type RecoveryStrategy,
  recoveryDefaults,
} from '@retake/plugin-api';
import { backoffDelay } from './backoff-delay.js';

/** An expert's guess, by how often it has failed in a row: what did not pass twice seldom passes the third time. */
const chances = [0.8, 0.5, 0.25];

/** Another process starts clean, but one that was killed twice at the same place is likely to be killed again. */
const chancesOfNewProcess = [0.9, 0.4, 0.2];

/** Offers to try the same again after a pause, for transient failures and three times at most. */
export const retryStrategy: RecoveryStrategy = {
  propose(failure, context) {
    const { occurrences } = context;
    if (failure.transience !== 'transient' || occurrences > recoveryDefaults.attemptsPerAction) return [];
    const delayMs = backoffDelay(occurrences, context.random());
    return [
      failure.scope === 'process'
        ? startAgain(delayMs, occurrences)
        : tryAgain(failure, delayMs, occurrences),
    ];
  },
};

const unchanged = {
  id: 'retry.backoff',
  strategyClass: 'immediate_retry',
  patch: {},
  cost: { quality: 0, timeFactor: 1 },
  consent: 'auto',
} as const;

function tryAgain(failure: Failure, delayMs: number, occurrences: number): RecoveryAction {
  return {
    ...unchanged,
    title: 'Try the same again',
    why: `This kind of failure often passes by itself: ${failure.userMessage}`,
    kind: 'exponential_backoff',
    delayMs,
    probability: chances[occurrences - 1] ?? 0,
  };
}

function startAgain(delayMs: number, occurrences: number): RecoveryAction {
  return {
    ...unchanged,
    title: 'Start the inference process again and go on from the last step',
    why: 'The process is gone, but every finished step is on disk; a new process goes on from there.',
    kind: 'state_restoration',
    delayMs,
    probability: chancesOfNewProcess[occurrences - 1] ?? 0,
  };
}
