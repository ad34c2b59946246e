import type { Proposal } from './propose.js';
import type { RecoveryLimits } from './recovery-limits.js';

/** How much a strategy may do about one failure without progress. */
export interface Allowance {
  readonly recoveries: number;
  /** Milliseconds of waiting and repairing together. */
  readonly delayMs: number;
  /** A person is asked after so many recoveries. */
  readonly askAfter: number;
  /** Whether that holds even where there is nobody to ask. */
  readonly askAlways: boolean;
}

const second = 1_000;

/** What the strategy of a proposal may do: as it is configured, else as the limits of the run say. */
export function allowanceOf({ limits = {} }: Pick<Proposal, 'limits'>, run: RecoveryLimits): Allowance {
  const { recoveries, seconds, askAfter } = limits;
  return {
    recoveries: recoveries ?? run.recoveriesPerFailure,
    delayMs: seconds === undefined ? run.recoveryTimeMs : seconds * second,
    askAfter: askAfter ?? run.askPersonAfter,
    askAlways: askAfter !== undefined,
  };
}
