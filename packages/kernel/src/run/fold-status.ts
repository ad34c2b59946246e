import type { JobState, StageEstimate } from '@retake/plugin-api';
import type { RunEvent } from '../events/run-event.js';
import type { RunStatus } from './run-status.js';

type Draft = { -readonly [K in keyof RunStatus]: RunStatus[K] };

/**
 * The state of a run as a fold of its events.
 * @param driven whether a process drives it now.
 */
export function foldStatus(id: string, events: readonly RunEvent[], driven: boolean): RunStatus {
  const status = emptyStatus(id);
  let estimates: readonly StageEstimate[] = [];
  const finished = new Map<number, string>();
  for (const event of events) {
    status.updatedAt = event.at;
    if (event.type === 'plan.made') estimates = event.estimates;
    if (event.type === 'stage.finished' || event.type === 'stage.reused')
      finished.set(event.index, event.stage);
    if (event.type === 'recovery.applied') finished.clear();
    apply(status, event);
  }
  status.overall = status.state === 'succeeded' ? 1 : shareOf(estimates, new Set(finished.values()));
  if (!driven && (status.state === 'running' || status.state === 'queued')) status.state = 'paused';
  status.resumable = status.plan !== null && resumable.has(status.state);
  return status;
}

const resumable: ReadonlySet<JobState> = new Set(['paused', 'failed', 'canceled']);

/** The state an event leads to; every other event leaves it. */
const states: Partial<Record<RunEvent['type'], JobState>> = {
  'run.created': 'queued',
  'run.resumed': 'queued',
  'run.started': 'running',
  'run.finished': 'succeeded',
  'run.failed': 'failed',
  'run.canceled': 'canceled',
};

function apply(status: Draft, event: RunEvent): void {
  status.state = states[event.type] ?? status.state;
  if (event.type === 'run.created') {
    status.createdAt = event.at;
    status.model = String(event.request.model ?? '');
    status.checkpoint = String(event.request.checkpoint);
  } else if (event.type === 'plan.made' || event.type === 'run.changed') {
    status.plan = event.plan;
    // A request may leave it to the checkpoint which model it is.
    status.model ||= event.plan.model;
  } else if (event.type === 'stage.started' || event.type === 'stage.reused') {
    status.stage = event.stage;
    status.step = null;
  } else if (event.type === 'checkpoint' || event.type === 'checkpoint.resumed') status.step = event.step;
  else if (event.type === 'failure') {
    status.failures += 1;
    status.failure = event.failure;
  } else if (event.type === 'recovery.applied') {
    status.recoveries += 1;
    status.plan = event.plan;
  } else if (event.type === 'run.failed') status.nextSteps = event.nextSteps;
  else if (event.type === 'run.finished') {
    status.files = event.files;
    status.report = event.report;
  }
}

function shareOf(estimates: readonly StageEstimate[], finished: ReadonlySet<string>): number {
  const total = estimates.reduce((sum, { work }) => sum + work, 0);
  const done = estimates.reduce((sum, { stage, work }) => sum + (finished.has(stage) ? work : 0), 0);
  return total > 0 ? done / total : 0;
}

/** A run nothing is known about. */
export function emptyStatus(id: string): Draft {
  return {
    id,
    state: 'queued',
    model: '',
    checkpoint: '',
    createdAt: 0,
    updatedAt: 0,
    stage: null,
    step: null,
    overall: 0,
    failures: 0,
    recoveries: 0,
    failure: null,
    nextSteps: [],
    plan: null,
    files: {},
    report: null,
    resumable: false,
    problem: null,
  };
}
