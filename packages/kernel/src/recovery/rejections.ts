import type { Failure, Plan, RecoveryAction } from '@retake/plugin-api';
import { stableJson } from '../run/stable-json.js';
import { isEmpty, isWait } from './is-wait.js';
import type { RecoveryLedger } from './recovery-ledger.js';
import type { RecoveryLimits } from './recovery-limits.js';

/** What is known when an action is judged. */
export interface Circumstances {
  readonly failure: Failure;
  readonly plan: Plan;
  readonly ledger: RecoveryLedger;
  readonly limits: RecoveryLimits;
  /** Ids of the operations that installed plugins provide. */
  readonly operations: ReadonlySet<string>;
  readonly strict: boolean;
  readonly maxQualityCost: number;
}

interface Rejection {
  readonly reason: string;
  /** @param patched the plan under the action; undefined when its patch is not legal. */
  applies(action: RecoveryAction, patched: Plan | undefined, now: Circumstances): boolean;
}

/** However many kinds of failure come, this many times the limit per failure is the end without progress. */
const kindsOfFailure = 3;

/** Reasons to drop an action that need no calculation; the first that applies is reported. */
const rejections: readonly Rejection[] = [
  {
    reason: 'the failure was recovered from as often as allowed without getting further',
    applies: (action, _patched, now) => !goesOnWaiting(action, now) && isUsedUp(now),
  },
  {
    reason: 'only a person can do this',
    applies: (action) => action.consent === 'hands',
  },
  {
    reason: 'changes something that recovery may not change',
    applies: (_action, patched) => patched === undefined,
  },
  {
    reason: 'no installed plugin provides its operation',
    applies: ({ operation }, _patched, { operations }) =>
      operation !== undefined && !operations.has(operation.id),
  },
  {
    reason: 'changed nothing when it was tried',
    applies: (action, _patched, { failure, ledger }) => ledger.count(failure).vain.has(action.id),
  },
  {
    reason: 'trying the same again cannot help: the failure is not transient',
    applies: (action, _patched, { failure }) => isEmpty(action) && failure.transience !== 'transient',
  },
  {
    reason: 'changes nothing',
    applies: (action, patched, { plan }) => isPatch(action) && stableJson(patched) === stableJson(plan),
  },
  {
    reason: 'strict mode changes nothing',
    applies: (action, _patched, { strict }) => strict && !isEmpty(action),
  },
  {
    reason: 'raises the memory limit',
    applies: (action, patched, { plan }) =>
      action.consent === 'auto' &&
      plan.memoryBytes !== null &&
      (patched?.memoryBytes ?? Number.POSITIVE_INFINITY) > plan.memoryBytes,
  },
  {
    reason: 'costs more quality than allowed',
    applies: (action, _patched, { maxQualityCost }) => action.cost.quality > maxQualityCost,
  },
  {
    reason: 'failed the same way under this plan before',
    applies: (action, patched, { failure, ledger }) =>
      isPatch(action) && patched !== undefined && ledger.wasTried(failure, patched),
  },
  {
    reason: 'was tried as often as allowed',
    applies: (action, _patched, { failure, ledger, limits }) =>
      (ledger.count(failure).attempts.get(action.id) ?? 0) >= limits.attemptsPerAction,
  },
  {
    reason: 'tries the same again sooner than the failure asks for',
    applies: (action, _patched, { failure }) =>
      isEmpty(action) && action.delayMs < (failure.retryAfterMs ?? 0),
  },
  {
    reason: 'waits longer than allowed',
    applies: (action, _patched, { failure, ledger, limits }) =>
      ledger.count(failure).delayMs + action.delayMs > limits.recoveryTimeMs,
  },
];

/** Why an action is dropped at once, or undefined. */
export function rejectionOf(
  action: RecoveryAction,
  patched: Plan | undefined,
  now: Circumstances,
): string | undefined {
  return rejections.find((rejection) => rejection.applies(action, patched, now))?.reason;
}

function isUsedUp({ failure, ledger, limits }: Circumstances): boolean {
  return (
    ledger.count(failure).recoveries >= limits.recoveriesPerFailure ||
    ledger.withoutProgress >= limits.recoveriesPerFailure * kindsOfFailure
  );
}

/** Waiting on is part of the recovery that began with the first wait; only time ends it. */
function goesOnWaiting(action: RecoveryAction, { failure, ledger }: Circumstances): boolean {
  return isWait(action, failure) && ledger.count(failure).waits > 0;
}

/** Nothing but a changed plan: an operation changes the world, so the same plan may be tried again after it. */
function isPatch({ patch, operation }: RecoveryAction): boolean {
  return Object.keys(patch).length > 0 && operation === undefined;
}
