import type { PluginRecord } from './plugin-record.js';

/** Which installed plugins should have provided a point and why they do not; empty when there are none. */
export function describeAbsence(point: string, records: readonly PluginRecord[]): string {
  const broken = records
    .filter((record) => record.candidate.manifest?.kinds.includes(point) || contributes(record, point))
    .map((record) => record.report())
    .filter((report) => report.code !== undefined);
  if (broken.length === 0) return '';
  return `; installed but not in use: ${broken.map(({ package: name, code }) => `${name} (${code})`).join(', ')}`;
}

function contributes(record: PluginRecord, point: string): boolean {
  return record.contributions.some((part) => part.declaration.point === point);
}
