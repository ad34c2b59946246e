import type { ReportCause } from './plugin-report.js';

/** Whatever was thrown, as data. */
export function reportCause(thrown: unknown): ReportCause | undefined {
  if (thrown === undefined) return undefined;
  if (!(thrown instanceof Error)) return { name: typeof thrown, message: String(thrown) };
  return {
    name: thrown.name,
    message: thrown.message,
    ...(thrown.stack === undefined ? {} : { stack: thrown.stack }),
  };
}
