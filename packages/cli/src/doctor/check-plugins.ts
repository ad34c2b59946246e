import type { PluginReport } from '@retake/kernel';
import { missingPoints } from '../commands/missing-points.js';
import type { Check } from './check.js';

const stateOf = {
  active: 'ok',
  degraded: 'warn',
  skipped: 'warn',
  rejected: 'fail',
  failed: 'fail',
} as const;
/** Without these nothing can be generated; without the others less is survived. */
const vital = new Set(['model', 'runtime', 'encoder', 'hardware']);

/** Each plugin with its state, then what no plugin provides. */
export function checkPlugins(reports: readonly PluginReport[]): Check[] {
  return [
    ...reports.map(checkPlugin),
    ...missingPoints(reports).map(
      ({ point, needed, fix }): Check => ({
        id: `missing:${point}`,
        state: vital.has(point) ? 'fail' : 'warn',
        text: `no plugin provides ${needed}`,
        hint: fix,
      }),
    ),
  ];
}

function checkPlugin(report: PluginReport): Check {
  const parts = report.contributions.map(
    ({ point, id, state }) => `${point} ${id}${state === 'active' ? '' : ` (${state})`}`,
  );
  const told = report.message ?? parts.join(', ');
  return {
    id: `plugin:${report.id ?? report.package}`,
    state: stateOf[report.state],
    text: `${report.package} ${report.version ?? ''} ${report.state}${told ? `: ${told}` : ''}`,
    ...(report.hint === undefined ? {} : { hint: report.hint }),
  };
}
