import type { DemoStage } from './demo-stage.js';
import type { RunRecord } from './run-record.js';

/** A statement about what happened, computed from the journal or the files, never assumed. */
export interface Claim {
  readonly text: string;
  readonly holds: boolean;
}

/** What a fault left behind: the runs it made and what can be said of them. */
export interface FaultOutcome {
  readonly runs: readonly RunRecord[];
  readonly claims: readonly Claim[];
}

/** A way to break a run for real. Nothing here is simulated: limits, signals and damaged files are the system's own. */
export interface Fault {
  readonly id: string;
  readonly title: string;
  /** How the fault is made. */
  readonly made: string;
  run(stage: DemoStage): Promise<FaultOutcome>;
}
