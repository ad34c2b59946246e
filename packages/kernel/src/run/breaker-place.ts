import { type ModelAdapter, type Plan, points, type StageEstimate } from '@retake/plugin-api';
import { breakerName } from '../breaker/breaker-name.js';
import type { PluginHost } from '../lifecycle/index.js';

/** The breaker that a plan belongs to, by its estimates. */
export function breakerOf(plugins: PluginHost, plan: Plan, estimates: readonly StageEstimate[]): string {
  const engines = plugins.all(points.runtime).map(({ id }) => id);
  const peakBytes = Math.max(0, ...estimates.map((one) => one.peakBytes));
  return breakerName({ engines, model: plan.model, device: plan.hardware, peakBytes });
}

/** The adapter of a plan's model, when it is installed. */
export function adapterOf(plugins: PluginHost, plan: Plan): ModelAdapter | undefined {
  return plugins.all(points.model).find(({ id }) => id === plan.model)?.value;
}
