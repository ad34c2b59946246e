import type { Token } from '@retake/plugin-api';
import type { CallProblem } from '../events/call-problem.js';
import type { PluginReport } from '../report/index.js';

/** Contributions of a point that are not asked any more because they failed too often, as problems of their own. */
export function leftOut(
  reports: readonly PluginReport[],
  point: Token<unknown>,
  method: string,
): readonly CallProblem[] {
  return reports.flatMap((report) =>
    report.contributions.flatMap((part) => {
      if (part.point !== point.id || part.state !== 'quarantined') return [];
      const { id: contribution, code = 'quarantined', message = '', hint = '' } = part;
      const plugin = report.id ?? report.package;
      return [{ plugin, point: point.id, contribution, method, code, message, hint }];
    }),
  );
}
