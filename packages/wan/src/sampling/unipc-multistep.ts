import { RetakeError } from '@retake/plugin-api';
import type { SchedulerConfig } from '../config/scheduler-config.js';
import { flowSchedule, type ScheduleVariant, scheduleVariant } from './flow-sigmas.js';
import { correctorWeights, predictorWeights, type UniPCWeights } from './unipc-weights.js';

/** What of `scheduler_config.json` decides the sampling. */
export type SamplerConfig = Pick<
  SchedulerConfig,
  'num_train_timesteps' | 'solver_order' | 'flow_shift' | 'disable_corrector'
>;

/** All a sampler needs to go on exactly where it stood, beside the latents themselves. Arrays are never changed later. */
export interface UniPCState {
  readonly variant: ScheduleVariant;
  readonly steps: number;
  readonly flowShift: number;
  /** Finished steps; the index of the next one. */
  readonly finished: number;
  /** Order of the last predictor, 1 or 2; 0 before the first step. */
  readonly lastOrder: number;
  /** The corrected sample of the last step. */
  readonly lastSample: Float32Array | undefined;
  /** Predictions of the clean latents, newest first, at most two. */
  readonly clean: readonly Float32Array[];
}

/**
 * UniPC multistep sampler for flow models as diffusers runs it for Wan (order 2, bh2, corrector on, final order 1).
 * Coefficients are float64, samples are stored as float32. Steps go by index, in order, because timesteps may repeat.
 */
export class UniPCMultistep {
  readonly variant = scheduleVariant;
  readonly flowShift: number;
  /** Noise levels per step, and a final 0. */
  readonly sigmas: readonly number[];
  /** Integer timesteps per step, for the transformer and the choice of expert. */
  readonly timesteps: readonly number[];
  readonly #config: SamplerConfig;
  readonly #steps: number;
  #finished = 0;
  #lastOrder = 0;
  #lastSample: Float32Array | undefined;
  #clean: readonly Float32Array[] = [];

  /** @param flowShift replaces the one of the config */
  constructor(config: SamplerConfig, steps: number, flowShift: number = config.flow_shift) {
    this.#config = config;
    this.#steps = steps;
    this.flowShift = flowShift;
    const schedule = flowSchedule(steps, flowShift, config.num_train_timesteps);
    this.sigmas = schedule.sigmas;
    this.timesteps = schedule.timesteps;
  }

  /** Moves `sample` from noise level `index` to the next. `velocity` is what the transformer (after guidance) said of it. */
  step(index: number, velocity: Float32Array, sample: Float32Array): Float32Array {
    if (index !== this.#finished || index >= this.#steps)
      throw wrongState(`step ${index} was asked, step ${this.#finished} of ${this.#steps} is next`);
    const clean = cleanPrediction(sample, velocity, this.sigmas[index] ?? 0);
    const corrected = this.#corrected(index, sample, clean);
    const order = Math.min(this.#config.solver_order, index + 1, this.#steps - index);
    const next = combine(predictorWeights(this.sigmas, index, order), corrected, [clean, ...this.#clean]);
    this.#clean = [clean, ...this.#clean].slice(0, 2);
    this.#lastSample = corrected;
    this.#lastOrder = order;
    this.#finished = index + 1;
    return next;
  }

  /** A snapshot that `restore` takes. */
  state(): UniPCState {
    return {
      variant: this.variant,
      steps: this.#steps,
      flowShift: this.flowShift,
      finished: this.#finished,
      lastOrder: this.#lastOrder,
      lastSample: this.#lastSample,
      clean: this.#clean,
    };
  }

  /** Goes on from a snapshot of a sampler with the same variant, steps and shift; throws `inference_failed` for others. */
  restore(state: UniPCState): void {
    if (state.variant !== this.variant || state.steps !== this.#steps || state.flowShift !== this.flowShift)
      throw wrongState(
        `the saved state is of ${state.variant}, ${state.steps} steps, shift ${state.flowShift}; ` +
          `this run has ${this.variant}, ${this.#steps} steps, shift ${this.flowShift}`,
      );
    this.#finished = state.finished;
    this.#lastOrder = state.lastOrder;
    this.#lastSample = state.lastSample;
    this.#clean = state.clean;
  }

  #corrected(index: number, sample: Float32Array, clean: Float32Array): Float32Array {
    if (!this.#lastSample || this.#config.disable_corrector.includes(index - 1)) return sample;
    const weights = correctorWeights(this.sigmas, index, this.#lastOrder);
    return combine(weights, this.#lastSample, [clean, ...this.#clean]);
  }
}

/** `x − sigma·v`: what the model thinks the clean latents are. */
function cleanPrediction(sample: Float32Array, velocity: Float32Array, sigma: number): Float32Array {
  if (velocity.length !== sample.length)
    throw wrongState(`the velocity has ${velocity.length} values, the latents ${sample.length}`);
  const clean = new Float32Array(sample.length);
  for (let i = 0; i < clean.length; i++) clean[i] = (sample[i] ?? 0) - sigma * (velocity[i] ?? 0);
  return clean;
}

function combine(w: UniPCWeights, sample: Float32Array, clean: readonly Float32Array[]): Float32Array {
  const [newest = sample, previous = newest, oldest = newest] = clean;
  const out = new Float32Array(sample.length);
  for (let i = 0; i < out.length; i++)
    out[i] =
      w.sample * (sample[i] ?? 0) +
      w.newest * (newest[i] ?? 0) +
      w.previous * (previous[i] ?? 0) +
      w.oldest * (oldest[i] ?? 0);
  return out;
}

function wrongState(message: string): RetakeError {
  return new RetakeError('inference_failed', `UniPC sampler: ${message}`, {
    hint: 'Start the denoise stage again from its beginning.',
  });
}
