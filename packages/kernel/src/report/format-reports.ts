import type { PluginReport } from './plugin-report.js';

const gap = '  ';

/** One line per plugin, and below it what went wrong and what to do. For a terminal or a log. */
export function formatReports(reports: readonly PluginReport[]): string {
  const rows = reports.map((report) => [
    report.id ?? '-',
    report.version ?? '-',
    report.state,
    report.package,
  ]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return reports
    .flatMap((report, index) => {
      const cells = (rows[index] ?? []).map((cell, column) => cell.padEnd(widths[column] ?? 0));
      return [cells.join(gap), ...troubles(report).map((line) => gap + line)];
    })
    .join('\n');
}

function troubles(report: PluginReport): string[] {
  const own = report.code ? [`${report.phase}: ${report.code}: ${report.message}`, `→ ${report.hint}`] : [];
  const parts = report.contributions
    .filter((part) => part.code !== undefined && part.message !== report.message)
    .flatMap((part) => [`${part.point} ${part.id}: ${part.code}: ${part.message}`, `→ ${part.hint}`]);
  return [...own, ...parts];
}
