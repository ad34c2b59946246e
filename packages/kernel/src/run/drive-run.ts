import type { Failure, JsonValue, Plan } from '@retake/plugin-api';
import { classify } from '../recovery/classify.js';
import { collectEvidence } from '../recovery/evidence.js';
import { nameFolder } from '../recovery/name-folder.js';
import { attempt } from './attempt.js';
import { BreakerGate } from './breaker-gate.js';
import { deliver } from './deliver.js';
import { keepLevel } from './keep-level.js';
import { recover } from './recover.js';
import { writeFailureReport } from './report-file.js';
import type { RunSession } from './run-session.js';
import type { Place } from './run-stage.js';

/**
 * Drives a run to its end: attempts, and between them recoveries. Ends with `run.finished`, `run.failed` or
 * `run.canceled` among the events, also when the answer to a failure fails itself, as on a full disk.
 */
export async function driveRun(session: RunSession, plan: Plan): Promise<void> {
  const gate = new BreakerGate(session);
  for (let current: Plan | undefined = plan; current; ) {
    const now: Plan = current;
    try {
      current = await step(session, now, gate);
    } catch (error) {
      await gate.leave('canceled');
      if (session.signal.aborted) return cancel(session);
      return fail(session, await failureOf(session, error, now, { stage: 'recover', step: undefined }), []);
    }
  }
}

/** One attempt and, when it fails, the answer to it. Gives the plan of the next attempt, if there is one. */
async function step(session: RunSession, plan: Plan, gate: BreakerGate): Promise<Plan | undefined> {
  const refusal = await gate.enter(plan);
  if (refusal) return answer(session, await record(session, refusal), plan);
  const place: Place = { stage: 'inspect', step: undefined };
  try {
    const files = await attempt(session, plan, place);
    place.stage = 'deliver';
    place.step = undefined;
    session.signal.throwIfAborted();
    await deliver(session, files);
    await gate.leave('succeeded');
    await keepLevel(session, plan).catch(() => undefined);
    return undefined;
  } catch (error) {
    if (session.signal.aborted) throw error;
    const failure = await failureOf(session, error, plan, place);
    await gate.leave('failed', failure);
    return answer(session, failure, plan);
  }
}

/** Gives the plan to go on with; without one, ends the run. */
async function answer(session: RunSession, failure: Failure, plan: Plan): Promise<Plan | undefined> {
  const { plan: next, byHand } = await recover(session, failure, plan);
  if (!next) await fail(session, failure, byHand);
  return next;
}

async function failureOf(session: RunSession, error: unknown, plan: Plan, place: Place): Promise<Failure> {
  const where = { stage: place.stage, plan, ...(place.step === undefined ? {} : { step: place.step }) };
  const evidence = collectEvidence(error, where);
  const { failure: known, problems } = await classify(session.plugins, evidence, session.signal);
  const failure = nameFolder(known, plan.checkpoint);
  session.record.addProblems(problems);
  session.logger.warn({ err: error, code: failure.code, stage: place.stage }, failure.userMessage);
  return record(session, failure);
}

async function record(session: RunSession, failure: Failure): Promise<Failure> {
  const attempt = session.record.events.filter(({ type }) => type === 'failure').length + 1;
  await session.record.commit({ type: 'failure', failure, attempt });
  return failure;
}

async function fail(session: RunSession, failure: Failure, byHand: readonly string[]): Promise<void> {
  await writeFailureReport(session, 'failed');
  await session.record.commit({
    type: 'run.failed',
    failure,
    nextSteps: [...failure.nextSteps, ...byHand],
  });
}

async function cancel(session: RunSession): Promise<void> {
  await writeFailureReport(session, 'canceled');
  await session.record.commit({ type: 'run.canceled', reason: reasonOf(session.signal) });
}

function reasonOf({ reason }: AbortSignal): JsonValue {
  return reason instanceof Error ? reason.message : String(reason ?? 'canceled');
}
