import { setTimeout as wait } from 'node:timers/promises';
import { logFiles } from './log-files.js';
import { logLines } from './log-lines.js';
import type { LogRecord } from './log-record.js';
import { Tail } from './tail.js';

const lookMs = 250;
const ends: readonly unknown[] = ['run.finished', 'run.failed', 'run.canceled'];

/**
 * All lines of a run's log, then new ones as they are written, until the run ends or `signal` is aborted. A run that was gone on
 * with is followed to its last end.
 * @throws RetakeError `run_not_found` when the run has no log
 */
export async function* followLog(
  runsDirectory: string,
  run: string,
  signal: AbortSignal,
): AsyncGenerator<LogRecord> {
  const { packed, live } = await logFiles(runsDirectory, run);
  for (const path of packed) yield* logLines(path);
  const tail = new Tail(live);
  let event: unknown;
  while (!signal.aborted) {
    const records = await tail.more();
    yield* records;
    event = records.findLast(({ fields }) => fields.event !== undefined)?.fields.event ?? event;
    if (ends.includes(event)) return;
    await wait(lookMs, undefined, { signal }).catch(() => undefined);
  }
}
