import type { Token } from '@retake/plugin-api';
import type { ActiveContribution, PluginHost } from '../src/lifecycle/index.js';
import { PluginProblem, type PluginReport } from '../src/report/index.js';

/** A host over plain values, for parts that only call and list: point id → values, named `<point><index>`. */
export function hostOf(
  values: Readonly<Record<string, readonly unknown[]>>,
  reports: readonly PluginReport[] = [],
): PluginHost {
  const all = <T>(point: Token<T>): ActiveContribution<T>[] =>
    (values[point.id] ?? []).map((value, index) => ({
      id: `${point.id}${index}`,
      pluginId: `plugin-${point.id}${index}`,
      point: point.id,
      priority: 0,
      value: value as T,
    }));
  const one = <T>(found: ActiveContribution<T> | undefined): ActiveContribution<T> => {
    if (found) return found;
    throw new Error('not there');
  };
  return {
    reports,
    all,
    get: (point, id) => one(all(point).find((contribution) => contribution.id === id)),
    first: (point) => one(all(point)[0]),
    async call(contribution, method, invoke) {
      try {
        return { ok: true, value: await invoke(contribution.value, new AbortController().signal) };
      } catch (cause) {
        const message = `${method} of ${contribution.id} threw: ${(cause as Error).message}`;
        return { ok: false, problem: new PluginProblem('call', 'call_failed', message, { cause }) };
      }
    },
    stop: async () => undefined,
  };
}
