import type { StageEstimate } from './estimate.js';
import type { Failure } from './failure.js';
import type { HardwareFacts } from './hardware-profile.js';
import type { JsonObject } from './json-object.js';
import type { Lever } from './lever.js';
import type { ValidatedRequest } from './model-adapter.js';
import type { Plan } from './plan.js';
import type { RecoveryAction } from './recovery-action.js';
import type { FailureType } from './taxonomy.js';

/** One recovery that was applied earlier in this run. */
export interface PastRecovery {
  readonly actionId: string;
  readonly failureCode: string;
  readonly stage?: string;
  /** Whether the run got further than the failure it answered. */
  readonly outcome: 'helped' | 'failed' | 'pending';
  /** Milliseconds waited before it was tried. */
  readonly delayMs?: number;
}

/** An installed model that could run a plan's checkpoint. */
export interface OtherModel {
  readonly id: string;
  readonly title: string;
  /** What it makes of the plan's request. */
  readonly validated: ValidatedRequest;
}

export interface RecoveryContext {
  readonly plan: Plan;
  readonly levers: readonly Lever[];
  readonly hardware: HardwareFacts;
  /** Oldest first. */
  readonly past: readonly PastRecovery[];
  /** How often in a row this failure came at this place without progress in between; 1 for the first time. */
  readonly occurrences: number;
  /** The plans this run had, oldest first; the last is the current one. */
  readonly plans?: readonly Plan[];
  /** Other installed models that know the plan's checkpoint. */
  models?(): Promise<readonly OtherModel[]>;
  /** What the plan's model makes of another request: completed, snapped to legal values, with what it does not take. */
  validate?(request: JsonObject): Promise<ValidatedRequest>;
  /** Lists that a person gave for all strategies: failure type → ids of actions, in the order to try them. */
  readonly priorities?: Readonly<Partial<Record<FailureType, readonly string[]>>>;
  /** What the adapter expects of another plan. */
  estimate(plan: Plan): Promise<readonly StageEstimate[]>;
  /** A number in [0, 1), for jitter. */
  random(): number;
}

/** How much a strategy may do about one failure without progress, where it is configured to differ from the limits of the run. */
export interface StrategyLimits {
  /** Recoveries; a row of waits for something outside is one. */
  readonly recoveries?: number;
  /** Seconds of waiting and repairing together; also what one repair may take. */
  readonly seconds?: number;
  /** After so many recoveries its actions need a yes, also where there is nobody to give it. */
  readonly askAfter?: number;
}

/** Looks at a failure and proposes remedies. Never acts itself. */
export interface RecoveryStrategy {
  /** Kept by the kernel. */
  readonly limits?: StrategyLimits;
  /** Ids of actions that `priorities` may name as far as this strategy knows, its own and those of its likes. */
  readonly knows?: readonly string[];
  propose(
    failure: Failure,
    context: RecoveryContext,
  ): Promise<readonly RecoveryAction[]> | readonly RecoveryAction[];
}
