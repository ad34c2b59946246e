import type { HardwareFacts, Plan, StageEstimate } from '@retake/plugin-api';

/** Expected peak of one stage in bytes; of the hungriest when the stage has no estimate of its own. */
export function peakBytes(estimates: readonly StageEstimate[], stage: string | undefined): number {
  const own = estimates.find((estimate) => estimate.stage === stage);
  return own?.peakBytes ?? Math.max(0, ...estimates.map((estimate) => estimate.peakBytes));
}

/** Bytes a stage may use: the limit of the plan, else the usable share of the device's memory. */
export function memoryLimit(plan: Plan, hardware: HardwareFacts): number {
  return plan.memoryBytes ?? Math.floor(hardware.memoryBytes * hardware.usable);
}
