import type { RecoveryAction } from '@retake/plugin-api';
import type { Judgement } from './judge.js';

export interface Ranked {
  readonly judgement: Judgement;
  /** Expected value: probability × (1 − quality cost) / time factor. */
  readonly score: number;
}

/** Kept judgements, best first; ties by action id. */
export function rank(
  judgements: readonly Judgement[],
  probability: (action: RecoveryAction) => number,
): readonly Ranked[] {
  return judgements
    .filter((judgement) => judgement.reason === undefined)
    .map((judgement) => {
      const { action } = judgement.proposal;
      return {
        judgement,
        score: (probability(action) * (1 - action.cost.quality)) / action.cost.timeFactor,
      };
    })
    .sort((a, b) => b.score - a.score || compareIds(a, b));
}

function compareIds(a: Ranked, b: Ranked): number {
  return a.judgement.proposal.action.id < b.judgement.proposal.action.id ? -1 : 1;
}
