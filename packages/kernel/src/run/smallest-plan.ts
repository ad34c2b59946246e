import type { JsonObject, ModelAdapter, Plan, StageEstimate } from '@retake/plugin-api';
import { patchPlan } from '../recovery/patch-plan.js';

/** Fields that make a clip short and quick, tried together first. A field that the request does not have is left out. */
const tiny: readonly JsonObject[] = [{ frames: 1, steps: 2 }, { steps: 2 }, {}];
/** A plan that takes more than this share of the work is no smaller test worth making. */
const mostWork = 0.5;

/**
 * The smallest plan that runs the same stages in the same way as a plan: the model's lowest quality level, and of it one frame and
 * two steps where the model takes them. What is legal the adapter says.
 * @returns undefined when there is none that is much smaller
 */
export async function smallestPlan(adapter: ModelAdapter, plan: Plan): Promise<Plan | undefined> {
  const most = mostWork * workOf(await adapter.estimate(plan));
  const level = await lowestLevel(adapter, plan);
  for (const fields of tiny) {
    const small = await asked(adapter, level, fields);
    if (small && workOf(await adapter.estimate(small)) <= most) return small;
  }
  return undefined;
}

async function lowestLevel(adapter: ModelAdapter, plan: Plan): Promise<Plan> {
  const lever = (await adapter.levers(plan)).find(({ kind }) => kind === 'level');
  const setting = lever?.settings.findLast(({ consent }) => consent !== 'ask');
  return (setting && patchPlan(plan, setting.values)) ?? plan;
}

/** The plan with other values in its request, as the model would take them; undefined where it would not. */
async function asked(adapter: ModelAdapter, plan: Plan, fields: JsonObject): Promise<Plan | undefined> {
  const known = Object.entries(fields).filter(([name]) => name in plan.request);
  const wanted = { ...plan.request, ...Object.fromEntries(known) };
  const { request, problems } = await adapter.validate(wanted, plan.checkpoint);
  return problems.length > 0 ? undefined : { ...plan, request };
}

function workOf(estimates: readonly StageEstimate[]): number {
  return estimates.reduce((sum, { work }) => sum + work, 0);
}
