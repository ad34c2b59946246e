import type { Change } from '@retake/plugin-api';
import type { CallProblem } from '../events/call-problem.js';
import type { RunEvent, RunEventOf } from '../events/run-event.js';
import type { ReportedAttempt, ReportedStage, RunReport } from './run-report.js';

type Draft<T> = { -readonly [K in keyof T]: T[K] };
interface Attempt extends Draft<ReportedAttempt> {
  stages: Draft<ReportedStage>[];
}

/** Cuts the events of a run into attempts: the start in a process begins one, and every recovery. */
export function reportAttempts(
  events: readonly RunEvent[],
  end: RunReport['outcome'],
): readonly ReportedAttempt[] {
  const attempts: Attempt[] = [];
  const reached = new Map<string, number>();
  const begin = ({ at }: RunEvent) =>
    attempts.push({ number: attempts.length + 1, startedAt: new Date(at).toISOString(), stages: [] });
  let changed: readonly Change[] = [];
  for (const event of events) {
    const current = attempts.at(-1);
    if (event.type === 'run.changed') changed = [...changed, ...event.changes];
    else if (event.type === 'run.started') {
      begin(event);
      const next = attempts.at(-1);
      if (next && changed.length > 0) next.changed = changed;
      changed = [];
    } else if (!current) continue;
    else if (event.type === 'recovery.applied') {
      current.recovery = recoveryOf(event);
      begin(event);
    } else if (event.type === 'recovery.outcome') settle(attempts, event);
    else note(current, event, reached);
  }
  if (end !== 'canceled') closePending(attempts, end === 'succeeded' ? 'helped' : 'failed');
  return attempts;
}

/** Writes one event into the attempt it belongs to. `reached`: stage key → most steps ever finished. */
function note(attempt: Attempt, event: RunEvent, reached: Map<string, number>): void {
  const stage = attempt.stages.at(-1);
  if (event.type === 'stage.started') {
    const repeated = reached.get(event.stage) ?? 0;
    attempt.stages.push(newStage(event, 'broken', repeated));
  } else if (event.type === 'stage.reused') attempt.stages.push(newStage(event, 'reused', 0));
  else if (event.type === 'checkpoint') {
    reached.set(event.stage, Math.max(event.step, reached.get(event.stage) ?? 0));
  } else if (event.type === 'checkpoint.resumed' && stage) {
    stage.stepsReused = event.step;
    stage.stepsRepeated = Math.max(0, (reached.get(event.stage) ?? 0) - event.step);
  } else if (event.type === 'stage.finished' && stage) {
    stage.outcome = 'finished';
    stage.wallMs = event.wallMs;
    stage.facts = event.facts;
  } else if (event.type === 'failure') attempt.failure = event.failure;
  else if (event.type === 'plugin.problem')
    attempt.pluginProblems = [...(attempt.pluginProblems ?? []), problemOf(event)];
  else if (event.type === 'recovery.proposed') attempt.considered = event.actions;
}

function problemOf({ seq, at, runId, type, ...problem }: RunEventOf<'plugin.problem'>): CallProblem {
  return problem;
}

function newStage(
  { stage, title }: RunEventOf<'stage.started' | 'stage.reused'>,
  outcome: ReportedStage['outcome'],
  stepsRepeated: number,
): ReportedStage {
  const wallMs = outcome === 'reused' ? 0 : null;
  return { stage, title, outcome, wallMs, stepsReused: 0, stepsRepeated, facts: {} };
}

function recoveryOf({
  action,
  changes,
  delayMs,
}: RunEventOf<'recovery.applied'>): NonNullable<ReportedAttempt['recovery']> {
  return {
    id: action.id,
    title: action.title,
    why: action.why,
    changes,
    cost: action.cost,
    delayMs,
    outcome: 'pending',
  };
}

function settle(attempts: readonly Attempt[], event: RunEventOf<'recovery.outcome'>): void {
  const attempt = attempts.find(
    ({ recovery, failure }) =>
      recovery?.outcome === 'pending' &&
      recovery.id === event.actionId &&
      failure?.code === event.failureCode,
  );
  if (attempt?.recovery) attempt.recovery = { ...attempt.recovery, outcome: event.outcome };
}

/** The end of the run settles what was still open. */
function closePending(attempts: readonly Attempt[], outcome: 'helped' | 'failed'): void {
  for (const attempt of attempts) {
    if (attempt.recovery?.outcome === 'pending') attempt.recovery = { ...attempt.recovery, outcome };
  }
}
