import type { Failure, Plan, StageEstimate } from '@retake/plugin-api';
import { readMeasured } from '../history/read-measured.js';
import { readOutcomes } from '../history/read-outcomes.js';
import { drawChance } from '../recovery/draw-chance.js';
import { expectedSeconds, type WorkFacts, type WorkLeft } from '../recovery/expected-seconds.js';
import type { Judgement } from '../recovery/judge.js';
import { learnedChance, scaleChance } from '../recovery/learned-chance.js';
import { measuredIn, paceOf } from '../recovery/pace.js';
import type { Scales } from '../recovery/rank.js';
import { budgetSpent } from '../recovery/retry-budget.js';
import type { Budget } from '../recovery/within-budget.js';
import type { RunSession } from './run-session.js';

/** What actions are worth, and what they may cost together. */
export interface Scaled {
  readonly scales: Scales;
  readonly budget: Budget;
}

export interface Weighing {
  readonly failure: Failure;
  /** The plan under which it failed. */
  readonly plan: Plan;
  readonly judgements: readonly Judgement[];
  estimate(plan: Plan): Promise<readonly StageEstimate[]>;
  random(): number;
}

/** What the actions against a failure are worth here: their chances from history, their seconds from estimates and paces. */
export async function scalesOf(session: RunSession, weighing: Weighing): Promise<Scaled> {
  const { failure, plan, judgements, random } = weighing;
  const { clock, history, hardware, choosing } = session;
  const { code, type } = failure;
  const place = { code, type, device: hardware.id, model: plan.model };
  const outcomes = await readOutcomes(history, place);
  const facts = await workFacts(session, weighing);
  const seconds = new Map<Judgement, number>();
  for (const judgement of judgements) {
    if (judgement.reason !== undefined) continue;
    const after = await workAfter(weighing, judgement, facts.now);
    seconds.set(judgement, expectedSeconds(facts, judgement.proposal.action, after));
  }
  const now = clock.now();
  const scales: Scales = {
    chance: ({ proposal: { action }, fit }) => {
      const own = outcomes.filter((outcome) => outcome.action === action.id);
      return scaleChance(learnedChance(action.probability, own, place, choosing.learning, now), fit);
    },
    seconds: (judgement) => seconds.get(judgement) ?? 0,
    ...(choosing.explore ? { draw: (chance) => drawChance(chance, random) } : {}),
  };
  const { record, settings } = session;
  const runSeconds = facts.now.estimates.reduce((sum, { stage, work }) => sum + work * facts.pace(stage), 0);
  return { scales, budget: { spent: budgetSpent(record.events), limits: settings.limits, runSeconds } };
}

async function workFacts(session: RunSession, { plan, estimate }: Weighing): Promise<WorkFacts> {
  const { history, hardware, record, reached } = session;
  const estimates = await estimate(plan).catch(() => []);
  const past = await readMeasured(history, plan.model, hardware.id);
  const { events } = record;
  return { events, reached, now: { plan, estimates }, pace: paceOf(measuredIn(events), past, estimates) };
}

/** Where the model cannot estimate the changed plan, it is taken for as much work as the plan there is. */
async function workAfter({ estimate }: Weighing, { plan }: Judgement, now: WorkLeft): Promise<WorkLeft> {
  if (plan === now.plan) return now;
  return { plan, estimates: await estimate(plan).catch(() => now.estimates) };
}
