import type { CheckResult } from '../checks/check.js';
import type { Facts } from '../words/fill.js';

/** How a step was left behind. `passed`: its check said so. `confirmed`: only the person said so. */
export type StepOutcome = 'passed' | 'confirmed' | 'skipped';

export interface StepRecord {
  readonly step: string;
  readonly title: string;
  readonly outcome: StepOutcome;
  /** What the check found, where it looked. */
  readonly text: string | null;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Where a person is in a guide. Kept as one JSON file. */
export interface GuideState {
  readonly version: 1;
  /** Name of the session: the run's id, or the guide's. */
  readonly id: string;
  readonly guide: string;
  readonly state: 'open' | 'done' | 'stopped';
  /** What the failure and the person told. */
  readonly facts: Facts;
  readonly done: readonly StepRecord[];
  readonly lastCheck: CheckResult | null;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  readonly updatedAt: number;
}
