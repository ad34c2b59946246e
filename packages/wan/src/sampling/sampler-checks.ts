import { RetakeError } from '@retake/plugin-api';
import type { SamplerState } from './sampler-state.js';

/** What must agree between a sampler and a state it goes on from. */
type Schedule = Pick<SamplerState, 'variant' | 'steps' | 'flowShift'>;

/** Steps go in order: `index` must be the next of `steps`. */
export function checkStep(
  index: number,
  { finished, steps }: Pick<SamplerState, 'finished' | 'steps'>,
): void {
  if (index !== finished || index >= steps)
    throw wrongState(`step ${index} was asked, step ${finished} of ${steps} is next`);
}

/** A state of another schedule cannot be continued. */
export function checkSchedule(saved: Schedule, own: Schedule): void {
  if (saved.variant === own.variant && saved.steps === own.steps && saved.flowShift === own.flowShift) return;
  throw wrongState(
    `the saved state is of ${saved.variant}, ${saved.steps} steps, shift ${saved.flowShift}; ` +
      `this run has ${own.variant}, ${own.steps} steps, shift ${own.flowShift}`,
  );
}

/** `x − sigma·v`: what the model thinks the clean latents are. */
export function cleanPrediction(sample: Float32Array, velocity: Float32Array, sigma: number): Float32Array {
  if (velocity.length !== sample.length)
    throw wrongState(`the velocity has ${velocity.length} values, the latents ${sample.length}`);
  const clean = new Float32Array(sample.length);
  for (let i = 0; i < clean.length; i++) clean[i] = (sample[i] ?? 0) - sigma * (velocity[i] ?? 0);
  return clean;
}

function wrongState(message: string): RetakeError {
  return new RetakeError('inference_failed', `Sampler: ${message}`, {
    hint: 'Start the denoise stage again from its beginning.',
  });
}
