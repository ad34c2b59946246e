import type { RunEvent } from '@retake/kernel';

/** One run as the demo saw it. */
export interface RunRecord {
  readonly label: string;
  readonly runId: string;
  readonly events: readonly RunEvent[];
  /** Path of the clip, when the run made one. */
  readonly video?: string;
  /** Paths of all files the run gave, by name, and of its report. */
  readonly files: Readonly<Record<string, string>>;
  /** What the run ended with instead. */
  readonly error?: string;
}
