import type {
  Change,
  Failure,
  HardwareFacts,
  JsonObject,
  JsonValue,
  Plan,
  RecoveryAction,
} from '@retake/plugin-api';
import type { CallProblem } from '../events/call-problem.js';
import type { ConsideredAction } from '../events/considered-action.js';

/** One stage in one attempt. */
export interface ReportedStage {
  readonly stage: string;
  readonly title: string;
  readonly outcome: 'reused' | 'finished' | 'broken';
  /** Milliseconds; null for a stage that did not finish. */
  readonly wallMs: number | null;
  /** Finished steps taken over from an inner checkpoint. */
  readonly stepsReused: number;
  /** Steps that had been finished in an earlier attempt and were made again. */
  readonly stepsRepeated: number;
  readonly facts: JsonObject;
}

/** What the run did between two changes of plan (or lives of the process). */
export interface ReportedAttempt {
  readonly number: number;
  readonly startedAt: string;
  readonly stages: readonly ReportedStage[];
  /** What a person changed before this attempt; absent when nothing. */
  readonly changed?: readonly Change[];
  /** Absent for the attempt that succeeded, was canceled or whose process died. */
  readonly failure?: Failure;
  /** Plugins that were asked about the failure and gave no answer; absent when all answered. */
  readonly pluginProblems?: readonly CallProblem[];
  readonly considered?: readonly ConsideredAction[];
  readonly recovery?: {
    readonly id: string;
    readonly title: string;
    readonly why: string;
    readonly changes: readonly Change[];
    readonly cost: RecoveryAction['cost'];
    readonly delayMs: number;
    readonly outcome: 'helped' | 'failed' | 'pending';
  };
}

/** The sidecar of a clip: everything that made it, as a fold of the run's events. */
export interface RunReport {
  readonly schema: 1;
  readonly runId: string;
  readonly outcome: 'succeeded' | 'failed' | 'canceled';
  readonly files: Readonly<Record<string, string>>;
  readonly request: { readonly given: JsonObject; readonly used: JsonObject };
  readonly adjustments: readonly Change[];
  readonly plan: { readonly first: Plan; readonly last: Plan };
  readonly seed: JsonValue;
  readonly versions: JsonObject;
  /** `simulated`: the profile was named and this machine does not have the device. */
  readonly hardware: HardwareFacts & { readonly simulated: boolean };
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly wallMs: number;
  /** Share of quality given up by the changes that were applied, 0 to 1: 1 − Π(1 − cost). */
  readonly qualityCost: number;
  readonly attempts: readonly ReportedAttempt[];
}
