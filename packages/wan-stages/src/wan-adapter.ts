import { freemem } from 'node:os';
import {
  type CheckpointDefect,
  type ImageTools,
  type JsonObject,
  type Lever,
  type Logger,
  type ModelAdapter,
  type ModelRun,
  type Plan,
  type PlanInput,
  RetakeError,
  type StageEstimate,
  type TensorRuntime,
  type ValidatedRequest,
  type VideoEncoder,
} from '@retake/plugin-api';
import { readPipelineConfig } from '@retake/wan';
import { checkpointKind, type UnsupportedKind } from './checkpoint/checkpoint-kind.js';
import { findAlternatives } from './checkpoint/find-alternatives.js';
import { inspectCheckpoint } from './checkpoint/inspect-checkpoint.js';
import { readConfigs } from './checkpoint/read-configs.js';
import type { Conditioning, WanFamily } from './family/wan-family.js';
import { imageHashes } from './images/image-hashes.js';
import { lookAtImages } from './images/look-at-images.js';
import { checkpointLever } from './planning/checkpoint-lever.js';
import { choosePlan } from './planning/choose-plan.js';
import { estimatePlan, readStoredDtypes } from './planning/estimate-plan.js';
import { listLevers } from './planning/list-levers.js';
import { readPlan } from './planning/wan-plan.js';
import { checkFields } from './request/check-fields.js';
import { validateRequest } from './request/validate-request.js';
import { decodeStage } from './stages/decode.js';
import { denoiseStage } from './stages/denoise.js';
import { encodeImageStage } from './stages/encode-image.js';
import { encodeTextStage } from './stages/encode-text.js';
import { LazyWorker } from './stages/lazy-worker.js';
import { quantizeStage } from './stages/quantize.js';
import { writeStage } from './stages/write.js';

/** What the adapter works with. */
export interface WanParts {
  readonly runtime: TensorRuntime;
  readonly encoder: VideoEncoder;
  /** Reads images and makes pictures of clips; without it there are neither. */
  readonly images?: ImageTools | undefined;
  /** Absolute, existing folder for derived files. */
  readonly cacheDirectory: string;
  readonly log: Logger;
  /** Checkpoint folders that may stand in for a broken one. */
  readonly alternatives?: readonly string[];
  /** Memory the system can still use, in bytes; read from the system when absent. */
  readonly freeMemory?: () => number;
}

/** Teaches Retake one family of Wan models: folders in diffusers layout. */
export class WanAdapter implements ModelAdapter {
  readonly title: string;
  readonly presets: NonNullable<ModelAdapter['presets']>;
  readonly #family: WanFamily;
  readonly #parts: WanParts;
  readonly #free: () => number;

  constructor(family: WanFamily, parts: WanParts) {
    this.title = family.title;
    this.presets = family.presets;
    this.#family = family;
    this.#parts = parts;
    this.#free = parts.freeMemory ?? freemem;
  }

  async recognises(checkpoint: string): Promise<boolean> {
    return (await kindOf(checkpoint)) === this.#family.conditioning;
  }

  async unsupported(checkpoint: string): Promise<string | undefined> {
    const kind = await kindOf(checkpoint);
    return typeof kind === 'object' ? kind.unsupported : undefined;
  }

  async validate(request: JsonObject, checkpoint: string): Promise<ValidatedRequest> {
    const configs = await readConfigs(checkpoint, this.#family);
    const seen =
      checkFields(request, configs).length === 0
        ? await lookAtImages(request, this.#family.conditioning, this.#parts.images)
        : {};
    return validateRequest(request, configs, this.#family, seen);
  }

  async plan(input: PlanInput): Promise<Plan> {
    const configs = await readConfigs(input.checkpoint, this.#family);
    const images = await imageHashes(input.request);
    const { request, options } = choosePlan(input, configs, await readStoredDtypes(configs), images);
    return {
      model: this.#family.id,
      checkpoint: input.checkpoint,
      request: request as unknown as JsonObject,
      options: options as unknown as JsonObject,
      memoryBytes: input.memoryBytes,
      hardware: input.hardware.id,
    };
  }

  /** Defects of what the plan uses: of an expert that it goes on without none are told. */
  async inspect(plan: Plan): Promise<readonly CheckpointDefect[]> {
    const { components = 'all' } = plan.options;
    const defects = await inspectCheckpoint(plan.checkpoint, this.#family);
    return defects.filter(({ component }) => components !== `without-${component}`);
  }

  async estimate(plan: Plan): Promise<readonly StageEstimate[]> {
    const configs = await readConfigs(plan.checkpoint, this.#family);
    return estimatePlan(configs, await readStoredDtypes(configs), readPlan(plan));
  }

  async levers(plan: Plan): Promise<readonly Lever[]> {
    const alternatives = await findAlternatives(
      plan.checkpoint,
      this.#family,
      this.#parts.alternatives ?? [],
    );
    const other = checkpointLever(plan, alternatives);
    const configs = await readConfigs(plan.checkpoint, this.#family).catch(unlessSystem);
    if (!configs) return [other];
    const own = listLevers(readPlan(plan), configs, await readStoredDtypes(configs), this.#free());
    return [...own, other];
  }

  async open(plan: Plan, signal: AbortSignal): Promise<ModelRun> {
    signal.throwIfAborted();
    const { runtime, encoder, images, cacheDirectory, log } = this.#parts;
    const wan = readPlan(plan);
    const worker = new LazyWorker(runtime, plan.memoryBytes);
    const tools = {
      plan: wan,
      configs: await readConfigs(plan.checkpoint, this.#family),
      worker,
      cacheDirectory,
      log,
    };
    const image = wan.options.images ? [encodeImageStage(tools, images)] : [];
    const { transformer: precision } = wan.options.precision;
    const quantize = precision === 'source' ? [] : [quantizeStage(tools, precision)];
    return {
      stages: [
        encodeTextStage(tools),
        ...quantize,
        ...image,
        denoiseStage(tools),
        decodeStage(tools),
        writeStage(tools, { encoder, images }),
      ],
      close: () => worker.close(),
    };
  }
}

/** What a folder is, if it can be read. */
async function kindOf(checkpoint: string): Promise<Conditioning | UnsupportedKind | undefined> {
  try {
    return await checkpointKind(checkpoint, await readPipelineConfig(checkpoint));
  } catch {
    return undefined;
  }
}

/** A checkpoint whose configs are broken has no dials but to leave it. */
function unlessSystem(error: unknown): undefined {
  if (!RetakeError.is(error)) throw error;
}
