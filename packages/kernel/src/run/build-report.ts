import { type Plan, RetakeError } from '@retake/plugin-api';
import type { RunEvent, RunEventOf, RunEventType } from '../events/run-event.js';
import { reportAttempts } from './report-attempts.js';
import type { RunReport } from './run-report.js';

export interface ReportEnd {
  readonly outcome: RunReport['outcome'];
  /** Name → file name, as delivered. */
  readonly files: Readonly<Record<string, string>>;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** Folds the events of a run into its report. */
export function buildReport(events: readonly RunEvent[], end: ReportEnd): RunReport {
  const created = first(events, 'run.created');
  const made = first(events, 'plan.made');
  const applied = ofType(events, 'recovery.applied');
  const last = lastPlan(events) ?? made.plan;
  return {
    schema: 1,
    runId: created.runId,
    outcome: end.outcome,
    files: end.files,
    request: { given: created.request, used: last.request },
    adjustments: ofType(events, 'request.adjusted').flatMap(({ changes }) => changes),
    plan: { first: made.plan, last },
    seed: last.request.seed ?? null,
    versions: created.versions,
    hardware: { ...created.hardware, simulated: created.simulated },
    startedAt: new Date(created.at).toISOString(),
    finishedAt: new Date(end.at).toISOString(),
    wallMs: end.at - created.at,
    qualityCost: qualityCost(applied),
    attempts: reportAttempts(events, end.outcome),
  };
}

function qualityCost(applied: readonly RunEventOf<'recovery.applied'>[]): number {
  const left = applied.reduce((share, { action }) => share * (1 - action.cost.quality), 1);
  return 1 - left;
}

function lastPlan(events: readonly RunEvent[]): Plan | undefined {
  const last = events.findLast(({ type }) => type === 'recovery.applied' || type === 'run.changed');
  return last?.type === 'recovery.applied' || last?.type === 'run.changed' ? last.plan : undefined;
}

function ofType<T extends RunEventType>(events: readonly RunEvent[], type: T): RunEventOf<T>[] {
  return events.filter((event): event is RunEventOf<T> => event.type === type);
}

function first<T extends RunEventType>(events: readonly RunEvent[], type: T): RunEventOf<T> {
  const [event] = ofType(events, type);
  if (event) return event;
  throw new RetakeError('journal_invalid', `The journal of the run has no ${type}.`, {
    facts: { missing: type },
  });
}
