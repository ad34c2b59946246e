import type { FlowMatchEulerConfig } from '../config/scheduler-config.js';
import { eulerSchedule } from './euler-schedule.js';
import type { FlowSampler } from './flow-sampler.js';
import type { ScheduleVariant } from './flow-sigmas.js';
import { checkSchedule, checkStep, cleanPrediction } from './sampler-checks.js';
import type { SamplerState } from './sampler-state.js';

/** What of `scheduler_config.json` decides the sampling. */
export type EulerConfig = Pick<FlowMatchEulerConfig, 'num_train_timesteps' | 'flow_shift'>;

/**
 * Euler sampler for flow models: `x + (sigma_next − sigma)·v` in float32, as diffusers' FlowMatchEulerDiscreteScheduler
 * computes it. It remembers nothing but how many steps are finished.
 */
export class FlowMatchEuler implements FlowSampler {
  readonly variant: ScheduleVariant = 'flow-match-euler';
  readonly flowShift: number;
  readonly sigmas: readonly number[];
  /** Fractional timesteps per step, float32 values. */
  readonly timesteps: readonly number[];
  readonly #steps: number;
  #finished = 0;
  #estimate: Float32Array | undefined;

  /** @param flowShift replaces the one of the config */
  constructor(config: EulerConfig, steps: number, flowShift: number = config.flow_shift) {
    this.#steps = steps;
    this.flowShift = flowShift;
    const schedule = eulerSchedule(steps, flowShift, config.num_train_timesteps);
    this.sigmas = schedule.sigmas;
    this.timesteps = schedule.timesteps;
  }

  get estimate(): Float32Array | undefined {
    return this.#estimate;
  }

  step(index: number, velocity: Float32Array, sample: Float32Array): Float32Array {
    checkStep(index, { finished: this.#finished, steps: this.#steps });
    const [sigma = 0, below = 0] = this.sigmas.slice(index);
    this.#estimate = cleanPrediction(sample, velocity, sigma);
    const change = Math.fround(below - sigma);
    this.#finished = index + 1;
    return sample.map((x, i) => x + Math.fround(change * (velocity[i] ?? 0)));
  }

  state(): SamplerState {
    const { variant, flowShift } = this;
    const schedule = { variant, steps: this.#steps, flowShift, finished: this.#finished };
    return { ...schedule, lastOrder: 0, lastSample: undefined, clean: [] };
  }

  restore(state: SamplerState): void {
    checkSchedule(state, this.state());
    this.#finished = state.finished;
    this.#estimate = undefined;
  }
}
