import { logFiles } from './log-files.js';
import { logLines } from './log-lines.js';
import type { LogRecord } from './log-record.js';

/**
 * All lines of a run's log, oldest first, packed files included. Lines that cannot be read are left out.
 * @throws RetakeError `run_not_found` when the run has no log
 */
export async function* readLog(runsDirectory: string, run: string): AsyncGenerator<LogRecord> {
  const { packed, live } = await logFiles(runsDirectory, run);
  for (const path of [...packed, live]) yield* logLines(path);
}
