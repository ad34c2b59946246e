import type { Lever, LeverSetting, StageEstimate } from '@retake/plugin-api';

/** A lever and the setting it is turned to. */
export interface Turn {
  readonly lever: Lever;
  readonly setting: LeverSetting;
  /** Whether the results of stages the lever changes are lost. */
  readonly redoes: boolean;
}

/**
 * Factor on the time that is left when a setting is taken at a failing stage: a lever that changes earlier stages throws
 * their results away, and they have to be made again. Never below 1, as being quicker is no reason to give up quality.
 * @param estimates the stages in order of execution, under the plan as it is.
 */
export function remainingTime(
  estimates: readonly StageEstimate[],
  failing: string | undefined,
  { lever, setting, redoes }: Turn,
): number {
  const from = estimates.findIndex(({ stage }) => stage === failing);
  const first = estimates.findIndex(({ stage }) => lever.stages.includes(stage));
  if (from < 0 || first < 0) return Math.max(1, setting.timeFactor);
  const left = sum(estimates.slice(from), () => 1);
  const again = redoes ? Math.min(first, from) : from;
  const then = sum(estimates.slice(again), ({ stage }) =>
    lever.stages.includes(stage) ? setting.timeFactor : 1,
  );
  return left > 0 ? Math.max(1, then / left) : Math.max(1, setting.timeFactor);
}

function sum(estimates: readonly StageEstimate[], factor: (estimate: StageEstimate) => number): number {
  return estimates.reduce((total, estimate) => total + estimate.work * factor(estimate), 0);
}
