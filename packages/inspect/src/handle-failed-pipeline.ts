import { type Failure, type FailureType, RetakeError } from '@retake/plugin-api';
import { type AlternativeOptions, type Alternatives, findAlternatives } from './find-alternatives.js';
import { inspectCheckpoint } from './inspect-checkpoint.js';
import type { CheckpointReport } from './report/checkpoint-report.js';
import type { InspectedComponent } from './report/component-name.js';

/** What is known beside the error. */
export interface FailedPipeline extends AlternativeOptions {
  /** Folder of the checkpoint. */
  readonly checkpoint: string;
  /** The classified failure, where a kernel has classified it. */
  readonly failure?: Failure;
  /**
   * Names the error, where `failure` is not given: `(error) => explain(String(error), { classifiers }).failure` with `explain` of
   * `@retake/kernel`. Undefined, or confidence 0, where it does not know; one that throws is passed over.
   */
  readonly classify?: (error: unknown) => Failure | undefined;
}

/** Failures that a damaged folder explains better than the words of a program can. */
const aboutFiles: ReadonlySet<FailureType> = new Set([
  'model_corruption_detected',
  'model_integrity_failure',
  'model_version_mismatch',
  'model_compatibility_error',
  'model_download_failure',
]);

/** What happened to a pipeline and how to go on. Survives JSON and back without loss. */
export interface FailedPipelineReport {
  readonly explanation: {
    readonly code: string;
    /** What went wrong, in a sentence. */
    readonly message: string;
    /** What to do, most helpful first. */
    readonly steps: readonly string[];
  };
  /** Null when there is no such folder. */
  readonly checkpoint: CheckpointReport | null;
  readonly usableComponents: readonly InspectedComponent[];
  /** Pipelines that can still be built of them. */
  readonly usablePipelines: readonly string[];
  readonly alternatives: Alternatives | null;
}

/** Explains an error of a pipeline by its checkpoint: what broke, which components are usable, what could stand in. */
export async function handleFailedPipeline(
  error: unknown,
  given: FailedPipeline,
): Promise<FailedPipelineReport> {
  const checkpoint = await inspectCheckpoint(
    given.checkpoint,
    given.signal ? { signal: given.signal } : {},
  ).catch(nothingThere);
  const alternatives = checkpoint && (await findAlternatives(given.checkpoint, given));
  return {
    explanation: explain(error, given, checkpoint),
    checkpoint,
    usableComponents: (checkpoint?.components ?? [])
      .filter(({ functional }) => functional)
      .map(({ name }) => name),
    usablePipelines: checkpoint?.usable ?? [],
    alternatives,
  };
}

function nothingThere(error: unknown): null {
  if (RetakeError.is(error) && error.code === 'checkpoint_not_found') return null;
  throw error;
}

function classified(error: unknown, { classify }: FailedPipeline): Failure | undefined {
  try {
    const failure = classify?.(error);
    return failure && failure.confidence > 0 ? failure : undefined;
  } catch {
    return undefined;
  }
}

function explain(
  error: unknown,
  given: FailedPipeline,
  checkpoint: CheckpointReport | null,
): FailedPipelineReport['explanation'] {
  const broken = [
    ...(checkpoint?.findings ?? []),
    ...(checkpoint?.components ?? []).flatMap(({ findings }) => findings),
  ].filter(({ effect }) => effect === 'broken' || effect === 'misplaced');
  const [first] = broken;
  const repairs = broken.map(({ component, message, hint }) => `${component}: ${message}. ${hint}`);
  const failure = given.failure ?? classified(error, given);
  const folderExplains = !given.failure && (first || !checkpoint) && failure && aboutFiles.has(failure.type);
  if (failure && !folderExplains) {
    const steps = given.failure ? [...repairs, ...failure.nextSteps] : [...failure.nextSteps, ...repairs];
    return { code: failure.code, message: failure.userMessage, steps: [...new Set(steps)] };
  }
  if (first)
    return {
      code: first.reason,
      message: `${first.component}: ${first.message}`,
      steps: [...new Set(repairs)],
    };
  if (!checkpoint) {
    const missing = new RetakeError('checkpoint_not_found', `There is no folder ${given.checkpoint}`);
    return { code: missing.code, message: missing.message, steps: [missing.hint] };
  }
  if (RetakeError.is(error)) return { code: error.code, message: error.message, steps: [error.hint] };
  const message = error instanceof Error ? error.message : String(error);
  const steps = [
    'The checkpoint is sound, so the cause lies elsewhere: run `retake doctor`, and `retake explain` on the log.',
  ];
  return { code: 'unexplained', message, steps };
}
