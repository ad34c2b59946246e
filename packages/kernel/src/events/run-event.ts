import type {
  Change,
  Failure,
  JsonObject,
  JsonValue,
  Plan,
  RecoveryAction,
  StageEstimate,
} from '@retake/plugin-api';
import type { HistoryProblem } from '../history/history-problem.js';
import type { CallProblem } from './call-problem.js';
import type { ConsideredAction } from './considered-action.js';
import type { RunCreation } from './run-creation.js';
import type { StoredFile } from './stored-file.js';

/** What happened, without the stamp. Everything here is JSON but the PNG bytes of `preview`. */
export type RunEventBody =
  | ({ readonly type: 'run.created' } & RunCreation)
  /** A person asked to go on with a run that had stopped. */
  | { readonly type: 'run.resumed' }
  /** What that person changed on going on; comes right after `run.resumed`. */
  | {
      readonly type: 'run.changed';
      readonly changes: readonly Change[];
      /** The plan from here on. */
      readonly plan: Plan;
      /** Where the clip goes from here on. */
      readonly outputDirectory: string | null;
      readonly outputName: string | null;
    }
  /** The run left the queue; `pid` is the process that drives it. */
  | { readonly type: 'run.started'; readonly pid: number }
  | { readonly type: 'request.adjusted'; readonly changes: readonly Change[] }
  | { readonly type: 'plan.made'; readonly plan: Plan; readonly estimates: readonly StageEstimate[] }
  | {
      readonly type: 'stage.started';
      readonly stage: string;
      readonly key: string;
      /** Position in the run, from 0. */
      readonly index: number;
      readonly title: string;
    }
  | {
      readonly type: 'stage.reused';
      readonly stage: string;
      readonly key: string;
      readonly index: number;
      readonly title: string;
    }
  | {
      readonly type: 'stage.finished';
      readonly stage: string;
      readonly key: string;
      readonly index: number;
      /** Below the run folder. */
      readonly directory: string;
      readonly files: Readonly<Record<string, StoredFile>>;
      readonly facts: JsonObject;
      readonly wallMs: number;
    }
  | {
      readonly type: 'progress';
      /** Whole run, 0 to 1, weighted by the estimates of the plan in force. */
      readonly overall: number;
      readonly stage: string;
      readonly step: number | null;
      readonly steps: number | null;
      /** From the pace measured so far; null until there is one. */
      readonly etaSeconds: number | null;
      readonly message: string | null;
    }
  | { readonly type: 'checkpoint'; readonly stage: string; readonly step: number; readonly bytes: number }
  /** A stage goes on from an inner checkpoint with `step` finished steps. */
  | { readonly type: 'checkpoint.resumed'; readonly stage: string; readonly step: number }
  | { readonly type: 'worker'; readonly pid: number }
  /** A plugin was asked and gave no answer; the run goes on without it. */
  | ({ readonly type: 'plugin.problem' } & CallProblem)
  /** The history of this machine cannot be used; decisions rest on the experts' guesses. */
  | ({ readonly type: 'history.problem' } & HistoryProblem)
  /** This attempt decides whether its breaker closes again. */
  | {
      readonly type: 'breaker.probe';
      readonly breaker: string;
      /** The small plan that is tested first; absent where the attempt's own plan is the whole test. */
      readonly plan?: Plan;
    }
  | { readonly type: 'failure'; readonly failure: Failure; readonly attempt: number }
  | {
      readonly type: 'recovery.proposed';
      readonly failureCode: string;
      readonly place: string;
      readonly actions: readonly ConsideredAction[];
    }
  /** A repair begins; `recovery.operated` tells its end, unless the process dies in between. */
  | {
      readonly type: 'recovery.operating';
      readonly actionId: string;
      readonly operation: { readonly id: string; readonly params: JsonObject };
      readonly failureCode: string;
      readonly place: string;
    }
  /** What a repair did. One that changed nothing is not applied; another action is chosen. */
  | {
      readonly type: 'recovery.operated';
      readonly actionId: string;
      /** Whose strategy proposed it; absent in runs of earlier versions. */
      readonly plugin?: string;
      readonly operation: string;
      readonly failureCode: string;
      readonly place: string;
      readonly changed: boolean;
      readonly detail: string;
      readonly facts: JsonObject;
      readonly wallMs: number;
    }
  | {
      readonly type: 'recovery.applied';
      readonly action: RecoveryAction & { readonly plugin: string };
      readonly failureCode: string;
      readonly place: string;
      readonly changes: readonly Change[];
      /** The plan from here on. */
      readonly plan: Plan;
      readonly delayMs: number;
      /** What it is expected to take of the device, in seconds: the charge on the budget of the run. */
      readonly deviceSeconds?: number;
    }
  | {
      readonly type: 'recovery.outcome';
      readonly actionId: string;
      readonly failureCode: string;
      readonly outcome: 'helped' | 'failed';
    }
  | {
      readonly type: 'preview';
      readonly step: number;
      readonly png: Uint8Array;
      readonly width: number;
      readonly height: number;
    }
  | {
      readonly type: 'run.finished';
      /** Name → absolute path of the delivered file. */
      readonly files: Readonly<Record<string, string>>;
      readonly report: string;
    }
  | {
      readonly type: 'run.failed';
      readonly failure: Failure;
      /** What a person can do, the failure's own steps first. */
      readonly nextSteps: readonly string[];
    }
  | { readonly type: 'run.canceled'; readonly reason: JsonValue };

/**
 * One event of a run. `seq` counts the journalled events from 1; `progress` and `preview` are not journalled and carry
 * the `seq` of the last event before them. `at` is milliseconds since the epoch.
 */
export type RunEvent = { readonly seq: number; readonly at: number; readonly runId: string } & RunEventBody;

export type RunEventType = RunEvent['type'];

/** The events of one type. */
export type RunEventOf<T extends RunEventType> = Extract<RunEvent, { readonly type: T }>;
