import { type Failure, passesOutside, type RecoveryContext, recoveryDefaults } from '@retake/plugin-api';
import type { ActionStep, CatalogueAction } from '../catalogue-action.js';
import { transient } from '../conditions.js';
import { backoffDelay } from '../ways/backoff-delay.js';
import { patientDelay } from '../ways/patient-delay.js';
import { free, judged, measured } from './row-defaults.js';

/** By how often it has failed in a row: what did not pass twice seldom passes the third time. */
const chances = [0.8, 0.5, 0.25];
/** Another process starts clean, but one that was killed twice at the same place is likely to be killed again. */
const newProcess = measured(
  8,
  8,
  'once after each of 8 steps; 0.4 and 0.2 for the second and third time are judged',
  'resuming',
);
const chancesOfNewProcess = [newProcess.value, 0.4, 0.2];
/** A server that says when to come back is asked a little later, so that not all come at once. */
const lateness = 0.1;
/** Each further wait is about twice as long as the one before, so its chance falls slowly. */
const patientChances = [0.8, 0.5, 0.4];
const patientChance = 0.3;

const base = {
  ...free,
  strategy: 'retry',
  strategyClass: 'immediate_retry',
  changes: 'nothing but time',
} as const;

/**
 * Trying the same again: for failures that are transient. Three times at most, but as long as time allows where what is waited for
 * lies outside of process and device.
 */
export const retryRows: readonly CatalogueAction[] = [
  {
    ...base,
    id: 'retry.now',
    title: 'Try the same again at once',
    when: 'the first transient failure of a connection that broke off; no waiting time was named',
    applies: (failure, context) =>
      transient(failure, context) &&
      failure.scope === 'remote' &&
      failure.type === 'network_connectivity_loss' &&
      failure.retryAfterMs === undefined &&
      context.occurrences === 1,
    why: 'A connection that broke off once is usually there again at once.',
    probability: judged(0.7, 'a single reset is mostly gone with the next connection'),
    propose: () => [{}],
  },
  {
    ...base,
    id: 'retry.backoff',
    title: 'Try the same again',
    kind: 'exponential_backoff',
    changes:
      'nothing but time: 1 s, 2 s, 4 s … ± 25 %, at most 60 s; for what passes outside anything from 1 s up to 2 s, 4 s … 60 s',
    when: 'a transient failure whose process lives, unless a waiting time was named',
    applies: (failure, context) =>
      transient(failure, context) && failure.scope !== 'process' && failure.retryAfterMs === undefined,
    why: 'This kind of failure often passes by itself.',
    probability: judged(
      0.8,
      'transient by its rule; 0.5 and 0.25 for the second and third time, never below 0.3 outside',
    ),
    propose: (failure, context) => (passesOutside(failure) ? patient(context) : waits(context, chances)),
  },
  {
    ...base,
    id: 'retry.after',
    title: 'Try again when the server said so',
    kind: 'exponential_backoff',
    changes: 'nothing but time: what the server asked for, and up to 10 % more',
    when: 'a transient failure that names a waiting time (Retry-After)',
    applies: (failure, context) =>
      transient(failure, context) && failure.retryAfterMs !== undefined && failure.scope !== 'process',
    why: 'The server named the time from which on it answers again.',
    probability: judged(0.85, 'the other side itself expects it to pass'),
    propose: (failure, context) => later(failure, context),
  },
  {
    ...base,
    id: 'retry.new-process',
    title: 'Start the inference process again and go on from the last step',
    kind: 'state_restoration',
    changes: 'another inference process with empty caches; the plan stays',
    when: 'the inference process died or hung, and the failure is transient',
    applies: (failure, context) => transient(failure, context) && failure.scope === 'process',
    why: 'The process is gone, but every finished step is on disk; a new process goes on from there.',
    probability: newProcess,
    effect: { quality: 0, timeFactor: 1, memory: 'less' },
    propose: (_failure, context) => waits(context, chancesOfNewProcess),
  },
];

function waits({ occurrences, random }: RecoveryContext, table: readonly number[]): readonly ActionStep[] {
  if (occurrences > recoveryDefaults.attemptsPerAction) return [];
  return [{ delayMs: backoffDelay(occurrences, random()), probability: table[occurrences - 1] ?? 0 }];
}

/** For what passes outside: until the time of a recovery is over, which the kernel and the limits of the strategy see to. */
function patient({ occurrences, random }: RecoveryContext): readonly ActionStep[] {
  const probability = patientChances[occurrences - 1] ?? patientChance;
  return [{ delayMs: patientDelay(occurrences, random()), probability }];
}

function later(failure: Failure, { occurrences, random }: RecoveryContext): ActionStep[] {
  const { retryAfterMs = 0 } = failure;
  if (!passesOutside(failure) && occurrences > recoveryDefaults.attemptsPerAction) return [];
  return [{ delayMs: Math.round(retryAfterMs * (1 + lateness * random())) }];
}
