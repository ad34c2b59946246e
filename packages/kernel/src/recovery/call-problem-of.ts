import type { CallProblem } from '../events/call-problem.js';
import type { ActiveContribution } from '../lifecycle/index.js';
import type { PluginProblem } from '../report/index.js';

/** A failed call as data: who, what, why, what to do. */
export function callProblemOf(
  { pluginId, point, id }: ActiveContribution<unknown>,
  method: string,
  { code, message, hint }: PluginProblem,
): CallProblem {
  return { plugin: pluginId, point, contribution: id, method, code, message, hint };
}
