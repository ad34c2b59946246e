import type { Change } from './change.js';
import type { StageEstimate } from './estimate.js';
import type { HardwareFacts } from './hardware-profile.js';
import type { JsonObject } from './json-object.js';
import type { Lever } from './lever.js';
import type { Plan } from './plan.js';
import type { Stage } from './stage.js';

/** Something in a request that the model does not take. `path` is dotted below the request. */
export interface RequestProblem {
  readonly path: string;
  readonly given: string;
  readonly allowed: string;
  /** What to write instead. */
  readonly hint: string;
}

export interface ValidatedRequest {
  /** Complete: defaults filled in, values snapped. */
  readonly request: JsonObject;
  /** What was snapped to the nearest legal value. In strict mode the kernel refuses these. */
  readonly adjustments: readonly Change[];
  /** What cannot be snapped. The kernel refuses these always. */
  readonly problems: readonly RequestProblem[];
}

export interface PlanInput {
  readonly request: JsonObject;
  readonly checkpoint: string;
  readonly hardware: HardwareFacts;
  readonly memoryBytes: number | null;
  /** Plan options the caller insists on, dotted paths below `options`. */
  readonly options: JsonObject;
}

/** A defect of a checkpoint found without running it. */
export interface CheckpointDefect {
  readonly component: string;
  readonly file: string;
  readonly tensor?: string;
  /** `missing_file`, `truncated`, `bad_header`, `missing_tensor`, `wrong_shape`, `bad_config`… */
  readonly kind: string;
  readonly message: string;
}

/** A plan made runnable. Holds processes and files open until closed. */
export interface ModelRun {
  /** In order of execution. */
  readonly stages: readonly Stage[];
  /** Releases everything; called before another attempt and at the end. Must not throw. */
  close(): Promise<void>;
}

/** Teaches Retake one family of models. */
export interface ModelAdapter {
  readonly title: string;
  /** Named requests to start from, such as `480p`: fields that stand in for what the person left out. */
  readonly presets?: Readonly<Record<string, JsonObject>>;
  /**
   * Whether a checkpoint folder is of the kind this adapter runs, judged by its small config files and tensor names. Asked
   * when nobody named a model. Says no, and does not throw, about a folder it cannot read.
   */
  recognises?(checkpoint: string): Promise<boolean>;
  /**
   * What a checkpoint is that this adapter knows and cannot run, in words that end a sentence: `Wan VACE`. Asked when no
   * model recognises it. Says nothing, and does not throw, about a folder it cannot read or does not know.
   */
  unsupported?(checkpoint: string): Promise<string | undefined>;
  /** Fills in and checks a request. Reads nothing but the checkpoint's small config files. */
  validate(request: JsonObject, checkpoint: string): Promise<ValidatedRequest>;
  /** Chooses options for a valid request: the most comfortable that fit the memory. */
  plan(input: PlanInput): Promise<Plan>;
  /** Looks at headers and configs of the checkpoint, loading no weights. */
  inspect(plan: Plan): Promise<readonly CheckpointDefect[]>;
  /** Needs per stage, in order of execution. */
  estimate(plan: Plan): Promise<readonly StageEstimate[]>;
  /** The dials recovery may turn. */
  levers(plan: Plan): Promise<readonly Lever[]>;
  /** Makes a plan runnable. */
  open(plan: Plan, signal: AbortSignal): Promise<ModelRun>;
}
