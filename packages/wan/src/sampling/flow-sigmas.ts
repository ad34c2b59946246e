/** Which base values a flow schedule starts from; runs record it, because the variants differ in the last steps. */
export type ScheduleVariant = 'flow-sigmas-from-1' | 'flow-match-euler';

/** The variant Retake's UniPC uses: that of diffusers since 0.37 (its pull request 12109). Older versions start at 0.999. */
export const scheduleVariant = 'flow-sigmas-from-1' satisfies ScheduleVariant;

export interface FlowSchedule {
  /** Noise levels in [0, 1), float32 values, one per step and a final 0. */
  readonly sigmas: readonly number[];
  /** What the transformer is told: `trunc(1000·sigma)` of the float64 sigma, not increasing, may repeat. */
  readonly timesteps: readonly number[];
}

const firstSigmaGap = 1e-6;

/**
 * Shifted flow schedule of diffusers' UniPCMultistepScheduler: base values `linspace(1, 1/trainSteps, steps + 1)` without
 * the last, `shift·u / (1 + (shift − 1)·u)`, a first sigma of 1 lowered by 1e-6, 0 appended.
 */
export function flowSchedule(steps: number, shift: number, trainSteps: number): FlowSchedule {
  const stride = (1 / trainSteps - 1) / steps;
  const wide = Array.from({ length: steps }, (_, i) => shifted(i * stride + 1, shift));
  if (Math.abs((wide[0] ?? 0) - 1) < firstSigmaGap) wide[0] = 1 - firstSigmaGap;
  return {
    sigmas: [...wide.map(Math.fround), 0],
    timesteps: wide.map((sigma) => Math.trunc(sigma * trainSteps)),
  };
}

/** `shift·u / (1 + (shift − 1)·u)`, float64. */
export function shifted(base: number, shift: number): number {
  return (shift * base) / (1 + (shift - 1) * base);
}
