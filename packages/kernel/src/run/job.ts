import type { RetakeError } from '@retake/plugin-api';
import type { RunEvent } from '../events/run-event.js';
import type { RunReport } from './run-report.js';
import type { RunStatus } from './run-status.js';

/** What a successful run gives. */
export interface RunResult {
  readonly runId: string;
  /** Name → absolute path; `video` is the clip. */
  readonly files: Readonly<Record<string, string>>;
  readonly report: RunReport;
  /** Absolute path of the report's JSON file. */
  readonly reportPath: string;
}

/** How a run ended, without throwing. */
export type Settled =
  | { readonly state: 'succeeded'; readonly result: RunResult }
  | { readonly state: 'failed' | 'canceled'; readonly error: RetakeError };

/** A run that this process drives. */
export interface Job {
  readonly id: string;
  /** @throws RetakeError `run_failed` (failure, attempts and next steps in its facts) or `canceled` */
  result(): Promise<RunResult>;
  /** Never throws. */
  settled(): Promise<Settled>;
  status(): RunStatus;
  /** Stops the run and keeps its checkpoints; resolves when it has stopped. */
  cancel(): Promise<void>;
  /** Everything from the first event on, then live. Slow readers never hold up the run. */
  events(): AsyncIterable<RunEvent>;
}
