import type { ScheduleVariant } from './flow-sigmas.js';

/** All a sampler needs to go on exactly where it stood, beside the latents themselves. Arrays are never changed later. */
export interface SamplerState {
  readonly variant: ScheduleVariant;
  readonly steps: number;
  readonly flowShift: number;
  /** Finished steps; the index of the next one. */
  readonly finished: number;
  /** UniPC: order of the last predictor, 1 or 2; 0 before the first step. Euler: 0. */
  readonly lastOrder: number;
  /** UniPC: the corrected sample of the last step. */
  readonly lastSample: Float32Array | undefined;
  /** UniPC: predictions of the clean latents, newest first, at most two. Euler needs none. */
  readonly clean: readonly Float32Array[];
}
