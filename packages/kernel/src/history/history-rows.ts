/** A run as history keeps it. Times: `at` in milliseconds since the epoch, everything else in seconds. */
export interface RunRow {
  readonly run: string;
  readonly at: number;
  readonly model: string;
  readonly device: string;
  readonly outcome: 'running' | 'succeeded' | 'failed' | 'canceled';
  readonly seconds: number;
  /** Seconds of the device that stages and steps kept from earlier attempts would have taken again. */
  readonly savedSeconds: number;
}

/** A classified failure. `seq` is the number of the event in the run's journal. */
export interface FailureRow {
  readonly run: string;
  readonly seq: number;
  readonly at: number;
  readonly code: string;
  readonly type: string;
  readonly category: string;
  readonly severity: string;
  readonly stage: string;
  readonly device: string;
  readonly model: string;
}

/** An applied action and what came of it. */
export interface RecoveryRow {
  readonly run: string;
  readonly seq: number;
  readonly at: number;
  readonly action: string;
  readonly strategyClass: string;
  readonly code: string;
  /** Null for what was taken over from the counts of earlier versions; as are `device` and `model`. */
  readonly type: string | null;
  readonly stage: string;
  readonly device: string | null;
  readonly model: string | null;
  readonly outcome: 'pending' | 'helped' | 'failed';
  /** From the failure to the outcome; null while pending. */
  readonly seconds: number | null;
  readonly savedSeconds: number;
}

/** How long a finished stage took. */
export interface StageRow {
  readonly run: string;
  readonly seq: number;
  readonly at: number;
  readonly stage: string;
  readonly device: string;
  readonly model: string;
  readonly seconds: number;
  /** What the adapter estimated for it, in its own unit. */
  readonly work: number;
}

/** What one event adds to the history; a row with the same keys replaces the earlier one. */
export type HistoryRow =
  | ({ readonly table: 'runs' } & RunRow)
  | ({ readonly table: 'failures' } & FailureRow)
  | ({ readonly table: 'recoveries' } & RecoveryRow)
  | ({ readonly table: 'stages' } & StageRow);
