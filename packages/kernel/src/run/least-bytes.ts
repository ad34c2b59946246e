import type { Lever, ModelAdapter, Plan, StageEstimate } from '@retake/plugin-api';
import { setPath } from './plan-path.js';

/**
 * The least memory a plan is expected to come down to, in bytes: the peak of its hungriest stage with every lever at its
 * most frugal setting. Levers that turn to another checkpoint stay: those files are not this plan's.
 * @param estimates of the plan as it is; a stage that the frugal settings make hungrier counts with these
 */
export async function leastBytes(
  adapter: Pick<ModelAdapter, 'estimate'>,
  plan: Plan,
  levers: readonly Lever[],
  estimates: readonly StageEstimate[],
): Promise<number> {
  const frugal = await adapter.estimate(mostFrugal(plan, levers));
  const peaks = estimates.map(({ stage, peakBytes }) =>
    Math.min(peakBytes, frugal.find((other) => other.stage === stage)?.peakBytes ?? peakBytes),
  );
  return Math.max(0, ...peaks);
}

function mostFrugal(plan: Plan, levers: readonly Lever[]): Plan {
  const turned = levers.filter(({ kind }) => kind !== 'checkpoint');
  const values = turned.flatMap(({ settings }) => Object.entries(settings.at(-1)?.values ?? {}));
  return values.reduce((changed, [path, value]) => setPath(changed, path, value), plan);
}
