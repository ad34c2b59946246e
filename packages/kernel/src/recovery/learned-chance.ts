/** One action's outcome, as history knows it; null where it does not know. */
export interface PastOutcome {
  readonly action: string;
  readonly code: string;
  readonly type: string | null;
  readonly device: string | null;
  readonly model: string | null;
  readonly helped: boolean;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

/** What is asked about: which failure, where. */
export interface FailurePlace {
  readonly code: string;
  readonly type: string;
  readonly device: string;
  readonly model: string;
}

export interface LearningRules {
  /** How many observed outcomes the belief one level up weighs, 4 to 10. */
  readonly strength: number;
  /** After this time an outcome counts half; what has faded leaves the expert's guess. */
  readonly halfLifeMs: number;
}

/** A Beta distribution of the chance that an action helps. */
export interface Chance {
  readonly alpha: number;
  readonly beta: number;
  readonly mean: number;
}

/**
 * What to think of an action: the expert's guess, moved by its outcomes for the same failure type, then for the same
 * code, then on the same device with the same model. Every outcome counts once, at the narrowest level it belongs to;
 * each level weighs `strength` outcomes for the next. Without outcomes, and when all have faded, it is the guess again.
 * @param prior the expert's guess, 0 to 1
 * @param now milliseconds since the epoch
 */
export function learnedChance(
  prior: number,
  outcomes: readonly PastOutcome[],
  place: FailurePlace,
  rules: LearningRules,
  now: number,
): Chance {
  const levels = levelsOf(outcomes, place, rules, now);
  let mean = prior;
  let seen = 0;
  for (const { helped, failed } of levels) {
    seen = helped + failed;
    mean += (helped - mean * seen) / (rules.strength + seen);
  }
  const weight = rules.strength + seen;
  return { alpha: mean * weight, beta: (1 - mean) * weight, mean };
}

/** A chance times the chance of something else that must hold as well, as sure as before. @param factor 0 to 1 */
export function scaleChance({ alpha, beta, mean }: Chance, factor = 1): Chance {
  const weight = alpha + beta;
  return { alpha: mean * factor * weight, beta: (1 - mean * factor) * weight, mean: mean * factor };
}

interface Evidence {
  helped: number;
  failed: number;
}

function levelsOf(
  outcomes: readonly PastOutcome[],
  place: FailurePlace,
  { halfLifeMs }: LearningRules,
  now: number,
): readonly Evidence[] {
  const levels = [0, 1, 2].map(() => ({ helped: 0, failed: 0 }));
  for (const outcome of outcomes) {
    const level = levels[levelOf(outcome, place)];
    if (!level) continue;
    const weight = 0.5 ** (Math.max(0, now - outcome.at) / halfLifeMs);
    level[outcome.helped ? 'helped' : 'failed'] += weight;
  }
  return levels;
}

/** 0 the type, 1 the code, 2 also device and model; -1 for another failure. */
function levelOf(outcome: PastOutcome, place: FailurePlace): number {
  if (outcome.code === place.code)
    return outcome.device === place.device && outcome.model === place.model ? 2 : 1;
  return outcome.type === place.type ? 0 : -1;
}
