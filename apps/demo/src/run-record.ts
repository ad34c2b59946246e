import type { RunEvent } from '@retake/kernel';

/** One run as the demo saw it. */
export interface RunRecord {
  readonly label: string;
  readonly runId: string;
  readonly events: readonly RunEvent[];
  /** Path of the clip, when the run made one. */
  readonly video?: string;
  /** What the run ended with instead. */
  readonly error?: string;
}
