import type { HardwareFacts, JsonObject } from '@retake/plugin-api';
import type { RunEvent } from '../events/run-event.js';
import type { RecoveryLimits } from '../recovery/recovery-limits.js';
import type { GivenLink } from '../recovery/resolve-chain.js';
import type { PluginReport } from '../report/index.js';
import type { Job, RunResult } from './job.js';
import type { PreparedRun, PrepareOptions, RunRequest } from './prepare-run.js';
import type { Consent } from './run-session.js';
import type { RunStatus } from './run-status.js';

export interface ResumeOptions {
  /** Cancels the run when aborted. */
  readonly signal?: AbortSignal;
  /** Asked before an action that needs a yes; without it such actions are not applied. */
  readonly consent?: Consent;
  readonly limits?: Partial<RecoveryLimits>;
  /** Limit for the data memory of the inference process from here on, in bytes; null for none of its own. */
  readonly memoryBytes?: number | null;
  /** Folder for the clip and its report; by default that of the run, which is `output` in its folder unless given. */
  readonly outputDirectory?: string;
  /** Name, without ending, of the clip and of what lies beside it; by default that of the run, which is its id unless given. */
  readonly outputName?: string;
}

export interface RunOptions extends PrepareOptions, ResumeOptions {
  /** Share of quality that one recovery may cost, 0 to 1; 1 by default. */
  readonly maxQualityCost?: number;
  /**
   * What to go on with when the plan does not work, best first and of any length: quality levels of the model (`medium`) or
   * patches of the plan. Proposed beside what strategies propose.
   */
  readonly chain?: readonly GivenLink[];
  /** Start at the quality level at which runs like this last worked here, and go back up after successes. Off by default, and in strict mode. */
  readonly keepLevel?: boolean;
}

/** Generates videos and survives failures. */
export interface Retake {
  /**
   * Starts a run. Runs of one Retake follow one another.
   * @throws RetakeError before anything is loaded when the request cannot be run, `output_unwritable`,
   * `runs_directory_unusable`
   */
  submit(request: RunRequest, options?: RunOptions): Promise<Job>;
  /** `submit` and wait for the result. */
  generate(request: RunRequest, options?: RunOptions): Promise<RunResult>;
  /**
   * Goes on with a run that was interrupted, canceled or failed. What is changed is kept for later resumes.
   * @throws RetakeError `run_not_found`, `run_finished`, `run_locked`, `journal_invalid`, `request_invalid`,
   * `output_unwritable`, `runs_directory_unusable`
   */
  resume(runId: string, options?: ResumeOptions): Promise<Job>;
  /** What would be done: plan, needs per stage, adjustments, whether it fits. Runs nothing. */
  plan(request: RunRequest, options?: PrepareOptions): Promise<PreparedRun>;
  /** All runs in the runs directory, newest first. @throws RetakeError `runs_directory_unusable` */
  runs(): Promise<readonly RunStatus[]>;
  /** @throws RetakeError `run_not_found`, `journal_invalid` */
  run(runId: string): Promise<RunStatus>;
  /** The journal of a run of this or another process. */
  history(runId: string): Promise<readonly RunEvent[]>;
  plugins(): readonly PluginReport[];
  /** @throws RetakeError `hardware_unknown` */
  hardware(): HardwareFacts & { readonly simulated: boolean };
  /** Versions of Retake, Node, the system, runtimes and plugins. */
  versions(): JsonObject;
  /** Cancels what runs, keeping checkpoints, and stops the plugins. */
  stop(): Promise<void>;
}
