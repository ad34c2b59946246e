import type { JsonObject } from './json-object.js';
import type { Logger } from './logger.js';

/** Files a stage left, by name, and small facts. Files lie in the stage's directory. */
export interface StageOutput {
  /** Name → absolute path. */
  readonly files: Readonly<Record<string, string>>;
  readonly facts: JsonObject;
}

/** Inner checkpoints of one stage. `save` is atomic: written to a temporary name, synced, renamed. */
export interface StageCheckpoints {
  /** The newest readable checkpoint, or undefined. `step` counts finished steps. */
  load(): Promise<{ readonly step: number; readonly data: Uint8Array } | undefined>;
  save(step: number, data: Uint8Array): Promise<void>;
}

export interface StageContext {
  readonly signal: AbortSignal;
  /** Outputs of the stages named in `inputs`. */
  readonly inputs: Readonly<Record<string, StageOutput>>;
  /** An existing folder of this stage under its key. Write results here, atomically. */
  readonly directory: string;
  readonly checkpoints: StageCheckpoints;
  /** Reports progress within the stage. Cheap; call it as often as you like. */
  progress(report: {
    readonly fraction: number;
    readonly step?: number;
    readonly steps?: number;
    readonly message?: string;
  }): void;
  /** Tells that an inference process serves this run now. */
  worker(info: { readonly pid: number }): void;
  /** Hands out a preview image (PNG bytes) of what the stage has after `step` finished steps. Shown, not kept. */
  preview(image: {
    readonly step: number;
    readonly png: Uint8Array;
    readonly width: number;
    readonly height: number;
  }): void;
  readonly log: Logger;
}

/** One cached computation of a run. */
export interface Stage {
  /** Unique in the run: `encode_text`, `denoise`, `decode`, `write`. */
  readonly id: string;
  readonly title: string;
  /** Dotted plan paths that decide the output. With `inputs` they make the stage's key. */
  readonly reads: readonly string[];
  /**
   * The subset of `reads` that must be unchanged for an inner checkpoint to be continued.
   * Defaults to all of `reads`.
   */
  readonly resumesWith?: readonly string[];
  /** Ids of earlier stages whose output this one takes. */
  readonly inputs: readonly string[];
  run(context: StageContext): Promise<StageOutput>;
}
