import type { Judgement } from './judge.js';
import type { Chance } from './learned-chance.js';

/** What the worth of an action is made of. */
export interface Scales {
  /** The chance that it helps. */
  chance(judgement: Judgement): Chance;
  /** What it costs: delay, and the work that is to be done then, in seconds. */
  seconds(judgement: Judgement): number;
  /** Draws the chance instead of taking its mean; absent when nothing is explored. */
  draw?(chance: Chance): number;
}

export interface Ranked {
  readonly judgement: Judgement;
  /** Mean of the chance that it helps. */
  readonly probability: number;
  readonly seconds: number;
  /** Expected value: chance × (1 − quality cost) / seconds. */
  readonly score: number;
}

/** Keeps the division finite where nothing is left to do. */
const leastSeconds = 0.001;

/** Kept judgements, best first, but those in an order of a person's own before all others; ties by action id. Only what may run by itself is explored. */
export function rank(judgements: readonly Judgement[], scales: Scales): readonly Ranked[] {
  return judgements
    .filter((judgement) => judgement.reason === undefined)
    .sort(compareIds)
    .map((judgement) => weigh(judgement, scales))
    .sort((a, b) => compareOrders(a, b) || b.score - a.score || compareIds(a.judgement, b.judgement));
}

function compareOrders(a: Ranked, b: Ranked): number {
  const [one, two] = [a, b].map(
    ({ judgement }) => judgement.proposal.action.order ?? Number.MAX_SAFE_INTEGER,
  );
  return (one ?? 0) - (two ?? 0);
}

function weigh(judgement: Judgement, scales: Scales): Ranked {
  const { consent, cost } = judgement.proposal.action;
  const chance = scales.chance(judgement);
  const seconds = Math.max(leastSeconds, scales.seconds(judgement));
  const believed = consent === 'auto' && scales.draw ? scales.draw(chance) : chance.mean;
  return { judgement, probability: chance.mean, seconds, score: (believed * (1 - cost.quality)) / seconds };
}

function compareIds(a: Judgement, b: Judgement): number {
  return a.proposal.action.id < b.proposal.action.id ? -1 : 1;
}
