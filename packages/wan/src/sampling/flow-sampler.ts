import type { ScheduleVariant } from './flow-sigmas.js';
import type { SamplerState } from './sampler-state.js';

/** Moves latents from noise to picture, step by step along a flow schedule. Steps go by index, in order. */
export interface FlowSampler {
  /** Which schedule it follows; runs record it. */
  readonly variant: ScheduleVariant;
  readonly flowShift: number;
  /** Noise levels per step, and a final 0. */
  readonly sigmas: readonly number[];
  /** Per step, on the 0…1000 scale, for the transformer and the choice of expert. */
  readonly timesteps: readonly number[];
  /** What the last step thought the clean latents are; undefined before the first step, and after `restore` of Euler. */
  readonly estimate: Float32Array | undefined;
  /**
   * Moves `sample` from noise level `index` to the next. `velocity` is what the transformer (after guidance) said of it.
   * @throws RetakeError `inference_failed` for a step out of order or a velocity of another size
   */
  step(index: number, velocity: Float32Array, sample: Float32Array): Float32Array;
  /** A snapshot that `restore` takes. */
  state(): SamplerState;
  /** Goes on from a snapshot of a sampler with the same variant, steps and shift; throws `inference_failed` for others. */
  restore(state: SamplerState): void;
}
