import type { Failure } from './failure.js';
import type { JsonObject } from './json-object.js';
import type { Logger } from './logger.js';
import type { Plan } from './plan.js';

/** What an operation works on. It may touch files of the checkpoint, of the run and of its own plugin, and nothing else. */
export interface OperationContext {
  readonly plan: Plan;
  readonly failure: Failure;
  /** Absolute path of the run's folder. No process works in it while an operation runs. */
  readonly runFolder: string;
  readonly signal: AbortSignal;
  readonly log: Logger;
}

export interface OperationResult {
  /** Whether anything is really different now. An operation that changed nothing counts as a remedy that failed. */
  readonly changed: boolean;
  /** What was done, or why nothing, in one sentence for people. */
  readonly detail: string;
  /** Names and numbers of what was done: files, bytes. */
  readonly facts?: JsonObject;
}

/** A repair of the world around a plan. Its contribution id is what actions name. What it throws counts as no change. */
export interface RecoveryOperation {
  readonly title: string;
  run(params: JsonObject, context: OperationContext): Promise<OperationResult>;
}
