import { type FailureType, failureTypes, points } from '@retake/plugin-api';
import { type ConfigProblem, configInvalid, shown } from '../config/config-problem.js';
import { nearest } from '../config/nearest.js';
import type { PluginHost } from '../lifecycle/index.js';

/** Failure type → ids of actions in the order to try them, for all strategies. Replaces their own list of the type. */
export type Priorities = Readonly<Partial<Record<FailureType, readonly string[]>>>;

/** What is wrong with the shape of a map. @param path where it stands */
export function priorityProblems(given: object, path = 'priorities'): readonly ConfigProblem[] {
  return Object.entries(given).flatMap(([type, ids]) => {
    const at = { path: `${path}.${type}`, given: shown(ids) };
    if (!failureTypes.some((known) => known === type))
      return [
        {
          ...at,
          allowed: `one of the failure types ${failureTypes.join(', ')}`,
          nearest: nearest(type, failureTypes),
        },
      ];
    const isList = Array.isArray(ids) && ids.every((id) => typeof id === 'string');
    return isList ? [] : [{ ...at, allowed: 'a list of ids of actions' }];
  });
}

/**
 * Refuses ids that no installed strategy knows; they would be ignored silently otherwise. Where no strategy says what it knows,
 * nothing is refused.
 * @throws RetakeError `config_invalid`
 */
export function refuseUnknownActions(priorities: Priorities, plugins: PluginHost): void {
  const strategies = plugins.all(points.strategy).flatMap(({ value }) => (value.knows ? [value.knows] : []));
  if (strategies.length === 0) return;
  const known = [...new Set(strategies.flat())].sort();
  const problems = Object.entries(priorities).flatMap(([type, ids]) =>
    ids.flatMap((id, index): ConfigProblem[] => {
      if (known.includes(id)) return [];
      const allowed = 'an id that `retake actions` lists';
      return [
        { path: `priorities.${type}.${index}`, given: shown(id), allowed, nearest: nearest(id, known) },
      ];
    }),
  );
  if (problems.length > 0) throw configInvalid(problems);
}
