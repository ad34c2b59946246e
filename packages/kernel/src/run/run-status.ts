import type { Failure, JobState, Plan } from '@retake/plugin-api';

/** A run as its journal tells it. */
export interface RunStatus {
  readonly id: string;
  /** `paused`: no process drives it and it can be resumed. */
  readonly state: JobState;
  readonly model: string;
  readonly checkpoint: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Stage that runs or ran last. */
  readonly stage: string | null;
  /** Finished steps of that stage that are safe on disk. */
  readonly step: number | null;
  /** Share of the run's work that is safe on disk, 0 to 1, stages only. */
  readonly overall: number;
  readonly failures: number;
  readonly recoveries: number;
  readonly failure: Failure | null;
  readonly nextSteps: readonly string[];
  /** The plan in force. */
  readonly plan: Plan | null;
  readonly files: Readonly<Record<string, string>>;
  readonly report: string | null;
  readonly resumable: boolean;
  /** Why the run cannot be read, when it cannot. */
  readonly problem: string | null;
}
