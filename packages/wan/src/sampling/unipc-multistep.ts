import type { UniPCConfig } from '../config/scheduler-config.js';
import type { FlowSampler } from './flow-sampler.js';
import { flowSchedule, scheduleVariant } from './flow-sigmas.js';
import { checkSchedule, checkStep, cleanPrediction } from './sampler-checks.js';
import type { SamplerState } from './sampler-state.js';
import { correctorWeights, predictorWeights, type UniPCWeights } from './unipc-weights.js';

/** What of `scheduler_config.json` decides the sampling. */
export type SamplerConfig = Pick<
  UniPCConfig,
  'num_train_timesteps' | 'solver_order' | 'flow_shift' | 'disable_corrector'
>;

/**
 * UniPC multistep sampler for flow models as diffusers runs it for Wan (order 2, bh2, corrector on, final order 1).
 * Coefficients are float64, samples are stored as float32. Steps go by index, in order, because timesteps may repeat.
 */
export class UniPCMultistep implements FlowSampler {
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

  /** What the last step thought the clean latents are. */
  get estimate(): Float32Array | undefined {
    return this.#clean[0];
  }

  /** Moves `sample` from noise level `index` to the next. `velocity` is what the transformer (after guidance) said of it. */
  step(index: number, velocity: Float32Array, sample: Float32Array): Float32Array {
    checkStep(index, { finished: this.#finished, steps: this.#steps });
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
  state(): SamplerState {
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
  restore(state: SamplerState): void {
    checkSchedule(state, this.state());
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
