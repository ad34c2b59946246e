import type { Plan, RecoveryAction, Stage, StageEstimate } from '@retake/plugin-api';
import type { RunEvent } from '../events/run-event.js';
import { findFinished } from '../run/find-finished.js';
import { type StageKeys, stageKeys } from '../run/stage-key.js';

/** How far an attempt came, for what can be kept of it. */
export interface Reached {
  /** The stages of the last attempt that had any. */
  readonly stages: readonly Stage[];
  /** The stage that failed, and the share of it that a checkpoint holds, 0 to 1. */
  readonly stage: string;
  readonly fraction: number;
}

export interface WorkLeft {
  readonly plan: Plan;
  readonly estimates: readonly StageEstimate[];
}

/** Everything that decides how long the work that is left takes. */
export interface WorkFacts {
  readonly events: readonly RunEvent[];
  readonly reached: Reached;
  /** Plan under which it failed, with its estimates. */
  readonly now: WorkLeft;
  /** Seconds per unit of a stage's estimated work. */
  pace(stage: string): number;
}

const second = 1_000;

/** Seconds of work that a plan leaves to do: stages and steps that it can keep are not counted. */
export function secondsLeft(facts: WorkFacts, { plan, estimates }: WorkLeft): number {
  const kept = keptShares(facts, plan);
  return estimates.reduce(
    (sum, { stage, work }) => sum + work * facts.pace(stage) * (1 - (kept.get(stage) ?? 0)),
    0,
  );
}

/**
 * What an action is expected to cost: its delay, and the work after it. That is the work left without the change, times the
 * action's own factor, but never less than what has to be made anew because of what the change throws away.
 * @param after the plan under the action, with its estimates
 */
export function expectedSeconds(facts: WorkFacts, action: RecoveryAction, after: WorkLeft): number {
  const unchanged = secondsLeft(facts, facts.now) * action.cost.timeFactor;
  return action.delayMs / second + Math.max(unchanged, secondsLeft(facts, after));
}

/** Stage → share of it that a plan can keep, 0 to 1. */
function keptShares({ events, reached, now }: WorkFacts, plan: Plan): ReadonlyMap<string, number> {
  const before = keysOf(reached.stages, now.plan);
  const after = keysOf(reached.stages, plan);
  return new Map(
    [...after].map(([stage, keys]) => {
      if (findFinished(events, keys.key)) return [stage, 1];
      const goesOn = stage === reached.stage && before.get(stage)?.resumeKey === keys.resumeKey;
      return [stage, goesOn ? reached.fraction : 0];
    }),
  );
}

function keysOf(stages: readonly Stage[], plan: Plan): ReadonlyMap<string, StageKeys> {
  const keys = new Map<string, StageKeys>();
  for (const stage of stages) {
    const inputs = stage.inputs.map((id) => [id, keys.get(id)?.key ?? '']);
    keys.set(stage.id, stageKeys(stage, plan, Object.fromEntries(inputs) as Record<string, string>));
  }
  return keys;
}
