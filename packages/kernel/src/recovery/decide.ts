import type { RecoveryAction } from '@retake/plugin-api';
import type { ConsideredAction } from '../events/considered-action.js';
import type { Judgement } from './judge.js';
import { type Ranked, rank, type Scales } from './rank.js';

export interface Choice {
  readonly chosen: Judgement | undefined;
  readonly considered: readonly ConsideredAction[];
}

export interface ChoiceRules extends Scales {
  /** Whether an action that may run by itself needs a yes this time too: where there is somebody to give it, or in any case. */
  needsYes(judgement: Judgement): 'no' | 'if there is somebody' | 'yes';
  /** Asks a person; absent when there is none to ask. */
  consent?(action: RecoveryAction): Promise<boolean>;
}

/** Takes the best action that is allowed, asking where a yes is needed. */
export async function decide(judgements: readonly Judgement[], rules: ChoiceRules): Promise<Choice> {
  const ranked = rank(judgements, rules);
  const verdicts = new Map<Judgement, string>();
  let chosen: Judgement | undefined;
  for (const { judgement } of ranked) {
    const refusal = chosen ? 'ranked lower' : await refusalOf(judgement, rules);
    verdicts.set(judgement, refusal ?? 'applied');
    if (refusal === undefined) chosen = judgement;
  }
  return { chosen, considered: judgements.map((one) => consideredOf(one, ranked, verdicts.get(one))) };
}

async function refusalOf(judgement: Judgement, rules: ChoiceRules): Promise<string | undefined> {
  const { action } = judgement.proposal;
  const needed = action.consent === 'auto' ? rules.needsYes(judgement) : 'yes';
  if (needed === 'no') return undefined;
  if (!rules.consent)
    return needed === 'if there is somebody' ? undefined : 'needs a yes and there is nobody to ask';
  return (await rules.consent(action)) ? undefined : 'was refused';
}

function consideredOf(
  { proposal, reason }: Judgement,
  ranked: readonly Ranked[],
  verdict: string | undefined,
): ConsideredAction {
  const { id, title, why, strategyClass, patch, operation, consent, cost } = proposal.action;
  return {
    id,
    title,
    why,
    plugin: proposal.plugin,
    strategyClass,
    patch,
    ...(operation ? { operation: operation.id } : {}),
    consent,
    cost,
    kept: verdict === 'applied' || verdict === 'ranked lower',
    reason: reason ?? verdict ?? '',
    ...weightsOf(ranked.find((one) => one.judgement.proposal === proposal)),
  };
}

function weightsOf(ranked: Ranked | undefined): Pick<ConsideredAction, 'score' | 'probability' | 'seconds'> {
  if (!ranked) return { score: null };
  const { score, probability, seconds } = ranked;
  return { score, probability, seconds };
}
