import type { Judgement } from './judge.js';
import type { Scales } from './rank.js';
import type { RecoveryLimits } from './recovery-limits.js';
import type { BudgetSpent } from './retry-budget.js';

export interface Budget {
  readonly spent: BudgetSpent;
  readonly limits: Pick<RecoveryLimits, 'budgetShare' | 'budgetSeconds'>;
  /** What the whole run is expected to take, in seconds of the device. */
  readonly runSeconds: number;
}

const second = 1_000;

/** Drops what would take more of the device than recoveries of this run may spend. The first recovery is always allowed. */
export function withinBudget(
  judgements: readonly Judgement[],
  scales: Pick<Scales, 'seconds'>,
  { spent, limits, runSeconds }: Budget,
): readonly Judgement[] {
  if (spent.recoveries === 0) return judgements;
  const left = Math.min(limits.budgetSeconds, limits.budgetShare * runSeconds) - spent.seconds;
  return judgements.map((judgement) =>
    judgement.reason === undefined && deviceSeconds(judgement, scales) > left
      ? { ...judgement, reason: 'takes more of the device than recoveries of this run may spend' }
      : judgement,
  );
}

/** What an action is expected to take of the device: its seconds without the delay, in which the device is free. */
function deviceSeconds(judgement: Judgement, scales: Pick<Scales, 'seconds'>): number {
  return Math.max(0, scales.seconds(judgement) - judgement.proposal.action.delayMs / second);
}
