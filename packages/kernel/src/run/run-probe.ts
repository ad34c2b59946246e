import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type Failure,
  type ModelRun,
  type Plan,
  points,
  type Stage,
  type StageOutput,
} from '@retake/plugin-api';
import { breakerDefaults } from '../breaker/breaker-rules.js';
import { classify } from '../recovery/classify.js';
import { collectEvidence } from '../recovery/evidence.js';
import { adapterOf } from './breaker-place.js';
import type { RunSession } from './run-session.js';
import { abortGraceMs, type Place } from './run-stage.js';
import { smallestPlan } from './smallest-plan.js';
import { withModelRun } from './with-model-run.js';
import { withinAbort } from './within-abort.js';

/** A probe may take half of the time that it is reserved for; the plan that follows has the other half. */
const mostMs = breakerDefaults.leaseMs / 2;

export interface Probe {
  /** What is run instead of the plan. */
  readonly plan: Plan;
  /** @returns why it failed; undefined when it passed, or ended before it could say anything */
  run(): Promise<Failure | undefined>;
}

/**
 * Tests a plan with the smallest one of its kind, up to the stage that failed before, in a folder of its own. Nothing of it is kept.
 * @param stage where it failed before; all stages are run when it is none of them
 * @returns undefined when there is no plan that is much smaller: then the plan itself is the test
 */
export async function smallestProbe(
  session: RunSession,
  plan: Plan,
  stage?: string,
): Promise<Probe | undefined> {
  const adapter = adapterOf(session.plugins, plan);
  const small = adapter && (await smallestPlan(adapter, plan).catch(() => undefined));
  return small && { plan: small, run: () => runProbe(session, small, stage) };
}

async function runProbe(
  session: RunSession,
  plan: Plan,
  stage: string | undefined,
): Promise<Failure | undefined> {
  const { plugins, clock, signal } = session;
  const adapter = plugins.get(points.model, plan.model).value;
  const folder = join(session.folder, 'probe');
  const place: Place = { stage: 'open', step: undefined };
  const limit = new AbortController();
  const done = new AbortController();
  void clock.sleep(mostMs, done.signal).then(
    () => limit.abort(),
    () => undefined,
  );
  const within = { ...session, signal: AbortSignal.any([signal, limit.signal]) };
  try {
    await withModelRun(within, adapter, plan, (run) => runStages(within, run, { folder, stage, place }));
    return undefined;
  } catch (error) {
    signal.throwIfAborted();
    if (limit.signal.aborted) return undefined;
    const evidence = collectEvidence(error, { stage: place.stage, plan });
    return (await classify(plugins, evidence, signal)).failure;
  } finally {
    done.abort();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Course {
  readonly folder: string;
  readonly stage: string | undefined;
  readonly place: Place;
}

async function runStages(
  { signal, clock, logger: log }: RunSession,
  { stages }: ModelRun,
  { folder, stage, place }: Course,
): Promise<void> {
  const outputs: Record<string, StageOutput> = {};
  for (const one of upTo(stages, stage)) {
    place.stage = one.id;
    const directory = join(folder, one.id);
    await mkdir(directory, { recursive: true });
    const context = { ...silent, signal, inputs: outputs, directory, log };
    const work = Promise.resolve().then(() => one.run(context));
    outputs[one.id] = await withinAbort(work, signal, clock, abortGraceMs);
  }
}

/** The stages up to the one that failed; none when it failed before the first, all when it is unknown. */
function upTo(stages: readonly Stage[], stage: string | undefined): readonly Stage[] {
  if (stage !== undefined && beforeStages.includes(stage)) return [];
  const last = stages.findIndex(({ id }) => id === stage);
  return last < 0 ? stages : stages.slice(0, last + 1);
}

/** Where a run can fail before its first stage. */
const beforeStages = ['inspect', 'open'];

/** A context that keeps and shows nothing. */
const silent = {
  checkpoints: { load: async () => undefined, save: async () => undefined },
  progress: () => undefined,
  worker: () => undefined,
  preview: () => undefined,
};
