import type { Job, RunEvent } from '@retake/kernel';
import { describeEvent } from './describe-event.js';
import type { RunRecord } from './run-record.js';

/** Follows a job to its end, saying what happens and letting the fault interfere. */
export async function watchRun(
  label: string,
  job: Job,
  say: (line: string) => void,
  interfere?: (event: RunEvent) => void,
): Promise<RunRecord> {
  const events: RunEvent[] = [];
  let start: number | undefined;
  for await (const event of job.events()) {
    start ??= event.at;
    if (event.type !== 'progress' && event.type !== 'preview') events.push(event);
    const line = describeEvent(event);
    if (line) say(`${((event.at - start) / 1000).toFixed(1).padStart(6)} s  ${line}`);
    interfere?.(event);
  }
  const last = events.at(-1);
  const files: RunRecord['files'] =
    last?.type === 'run.finished' ? { ...last.files, report: last.report } : {};
  const { video } = files;
  return {
    label,
    runId: job.id,
    events,
    files,
    ...(video ? { video } : {}),
    ...(last?.type === 'run.failed' ? { error: last.failure.userMessage } : {}),
  };
}
