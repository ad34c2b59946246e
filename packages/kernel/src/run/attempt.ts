import { type ModelAdapter, type ModelRun, type Plan, points, RetakeError } from '@retake/plugin-api';
import { ProgressMeter } from './progress-meter.js';
import type { RunSession } from './run-session.js';
import { abortGraceMs, type Place, runStage, type StageResult } from './run-stage.js';
import { withModelRun } from './with-model-run.js';
import { withinAbort } from './within-abort.js';

/**
 * Makes all stages of a plan once.
 * @returns the output files of the last stage, name → absolute path.
 * @throws whatever went wrong; everything the attempt held is released by then.
 */
export async function attempt(
  session: RunSession,
  plan: Plan,
  place: Place,
): Promise<Readonly<Record<string, string>>> {
  const adapter = session.plugins.get(points.model, plan.model).value;
  await inspect(adapter, plan, place, session);
  place.stage = 'open';
  return withModelRun(session, adapter, plan, (run) => runStages(session, adapter, run, plan, place));
}

async function inspect(
  adapter: ModelAdapter,
  plan: Plan,
  place: Place,
  { signal, clock }: RunSession,
): Promise<void> {
  place.stage = 'inspect';
  place.step = undefined;
  signal.throwIfAborted();
  const defects = await withinAbort(adapter.inspect(plan), signal, clock, abortGraceMs);
  const [first] = defects;
  if (!first) return;
  const { component, file, kind, tensor } = first;
  throw new RetakeError('checkpoint_invalid', `${component}: ${first.message}`, {
    facts: {
      component,
      file,
      kind,
      ...(tensor === undefined ? {} : { tensor }),
      defects: defects.map((defect) => ({ ...defect })),
    },
  });
}

async function runStages(
  session: RunSession,
  adapter: ModelAdapter,
  run: ModelRun,
  plan: Plan,
  place: Place,
): Promise<Readonly<Record<string, string>>> {
  const ids = run.stages.map((stage) => stage.id);
  session.reached.stages = run.stages;
  const estimates = await adapter.estimate(plan);
  const meter = new ProgressMeter(estimates, ids, session.clock, (event) => session.record.pass(event));
  const results = new Map<string, StageResult>();
  let last: StageResult | undefined;
  for (const [index, stage] of run.stages.entries()) {
    session.signal.throwIfAborted();
    place.stage = stage.id;
    place.step = undefined;
    const inputs = Object.fromEntries(stage.inputs.map((id) => [id, inputOf(results, stage.id, id)]));
    last = await runStage(session, { stage, index, plan, inputs, meter, place });
    results.set(stage.id, last);
  }
  return last?.output.files ?? {};
}

function inputOf(results: ReadonlyMap<string, StageResult>, stage: string, id: string): StageResult {
  const input = results.get(id);
  if (input) return input;
  throw new RetakeError('inference_failed', `Stage ${stage} takes ${id}, which is not an earlier stage.`, {
    facts: { stage, input: id, earlier: [...results.keys()] },
  });
}
