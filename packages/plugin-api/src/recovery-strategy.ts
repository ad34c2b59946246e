import type { StageEstimate } from './estimate.js';
import type { Failure } from './failure.js';
import type { HardwareFacts } from './hardware-profile.js';
import type { Lever } from './lever.js';
import type { Plan } from './plan.js';
import type { RecoveryAction } from './recovery-action.js';

/** One recovery that was applied earlier in this run. */
export interface PastRecovery {
  readonly actionId: string;
  readonly failureCode: string;
  readonly stage?: string;
  /** Whether the run got further than the failure it answered. */
  readonly outcome: 'helped' | 'failed' | 'pending';
}

export interface RecoveryContext {
  readonly plan: Plan;
  readonly levers: readonly Lever[];
  readonly hardware: HardwareFacts;
  /** Oldest first. */
  readonly past: readonly PastRecovery[];
  /** How often in a row this failure came at this place without progress in between; 1 for the first time. */
  readonly occurrences: number;
  /** What the adapter expects of another plan. */
  estimate(plan: Plan): Promise<readonly StageEstimate[]>;
  /** A number in [0, 1), for jitter. */
  random(): number;
}

/** Looks at a failure and proposes remedies. Never acts itself. */
export interface RecoveryStrategy {
  propose(
    failure: Failure,
    context: RecoveryContext,
  ): Promise<readonly RecoveryAction[]> | readonly RecoveryAction[];
}
