import { type FlowSchedule, shifted } from './flow-sigmas.js';

/**
 * Schedule of diffusers' FlowMatchEulerDiscreteScheduler when only a number of steps is given, as the Wan pipelines do:
 * the constructor has already shifted the ends of the range (in float32), the values between them are shifted again.
 * Timesteps are `1000·sigma` in float32, not truncated.
 */
export function eulerSchedule(steps: number, shift: number, trainSteps: number): FlowSchedule {
  const first = shiftedFloat32(1, shift) * trainSteps;
  const last = shiftedFloat32(Math.fround(1 / trainSteps), shift) * trainSteps;
  const stride = (last - first) / (steps - 1);
  const sigmas = Array.from({ length: steps }, (_, i) => {
    const base = i > 0 && i === steps - 1 ? last : i * (steps > 1 ? stride : 0) + first;
    return Math.fround(shifted(base / trainSteps, shift));
  });
  return { sigmas: [...sigmas, 0], timesteps: sigmas.map((sigma) => Math.fround(sigma * trainSteps)) };
}

/** The shift with every operation in float32. */
function shiftedFloat32(sigma: number, shift: number): number {
  const below = Math.fround(1 + Math.fround(Math.fround(shift - 1) * sigma));
  return Math.fround(Math.fround(Math.fround(shift) * sigma) / below);
}
