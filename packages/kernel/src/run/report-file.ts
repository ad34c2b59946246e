import { join } from 'node:path';
import { buildReport } from './build-report.js';
import type { RunSession } from './run-session.js';
import { writeAtomic } from './write-atomic.js';

/** The report of a run that left no clip, in its folder. Not being able to write it is no reason to fail again. */
export async function writeFailureReport(session: RunSession, outcome: 'failed' | 'canceled'): Promise<void> {
  const report = buildReport(session.record.events, { outcome, files: {}, at: session.clock.now() });
  try {
    await writeAtomic(failureReportPath(session.folder), [`${JSON.stringify(report, null, 2)}\n`]);
  } catch (error) {
    session.logger.warn({ err: error }, 'the report could not be written');
  }
}

/** Where the report of a failed or canceled run lies. */
export function failureReportPath(runFolder: string): string {
  return join(runFolder, 'report.json');
}
