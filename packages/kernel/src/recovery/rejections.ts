import type { Failure, Plan, RecoveryAction } from '@retake/plugin-api';
import { stableJson } from '../run/stable-json.js';
import { type Allowance, allowanceOf } from './allowance.js';
import { isEmpty, isWait } from './is-wait.js';
import type { Proposal } from './propose.js';
import type { RecoveryLedger, Share } from './recovery-ledger.js';
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
  applies(action: RecoveryAction, patched: Plan | undefined, now: Circumstances, own: Own): boolean;
}

/** What the strategy that proposes did about the failure so far, and how much it may do. */
interface Own {
  readonly share: Readonly<Share>;
  readonly allowance: Allowance;
}

/** Reasons to drop an action that need no calculation; the first that applies is reported. */
const rejections: readonly Rejection[] = [
  {
    reason: 'the run was recovered as often as allowed without getting further',
    applies: (action, _patched, now, own) =>
      !goesOnWaiting(action, now, own) && now.ledger.withoutProgress >= now.limits.recoveriesWithoutProgress,
  },
  {
    reason: 'its strategy answered the failure as often as allowed without getting further',
    applies: (action, _patched, now, own) =>
      !goesOnWaiting(action, now, own) && own.share.recoveries >= own.allowance.recoveries,
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
    applies: (action, _patched, _now, { share, allowance }) =>
      share.delayMs + action.delayMs > allowance.delayMs,
  },
];

/** Why an action is dropped at once, or undefined. */
export function rejectionOf(
  proposal: Proposal,
  patched: Plan | undefined,
  now: Circumstances,
): string | undefined {
  const own: Own = {
    share: now.ledger.share(now.failure, proposal.plugin),
    allowance: allowanceOf(proposal, now.limits),
  };
  return rejections.find((rejection) => rejection.applies(proposal.action, patched, now, own))?.reason;
}

/** Waiting on is part of the recovery that began with the first wait; only time ends it. */
function goesOnWaiting(action: RecoveryAction, { failure }: Circumstances, { share }: Own): boolean {
  return isWait(action, failure) && share.waits > 0;
}

/** Nothing but a changed plan: an operation changes the world, so the same plan may be tried again after it. */
function isPatch({ patch, operation }: RecoveryAction): boolean {
  return Object.keys(patch).length > 0 && operation === undefined;
}
