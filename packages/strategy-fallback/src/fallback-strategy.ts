import {
  type Failure,
  frugalSettings,
  type Lever,
  type LeverSetting,
  needsLessMemory,
  type RecoveryAction,
  type RecoveryStrategy,
} from '@retake/plugin-api';
import { type FallbackWay, memoryWays, weightsWays } from './fallback-ways.js';
import { remainingTime } from './remaining-time.js';

/**
 * Offers every more frugal setting of the levers that can help: tiling, residency and level when memory ran out, another
 * checkpoint when weights are broken. Which of them fit and pay is for the kernel to say.
 */
export const fallbackStrategy: RecoveryStrategy = {
  async propose(failure, context) {
    const ways = waysFor(failure, context.occurrences);
    const choices = ways.flatMap((way) => choicesOf(way, failure, context.levers));
    if (choices.length === 0) return [];
    const estimates = await context.estimate(context.plan).catch(() => []);
    return choices.map((choice) => {
      const { way, lever, setting } = choice;
      return action(choice, remainingTime(estimates, failure.stage, lever, setting, way.redoes));
    });
  },
};

interface Choice {
  readonly way: FallbackWay;
  readonly lever: Lever;
  readonly setting: LeverSetting;
  /** How far from the current setting, 0 for the next. */
  readonly distance: number;
}

function choicesOf(way: FallbackWay, failure: Failure, levers: readonly Lever[]): Choice[] {
  return levers
    .filter((lever) => lever.kind === way.lever && (!way.sameStage || changesStage(lever, failure.stage)))
    .flatMap((lever) =>
      frugalSettings(lever).map((setting, distance) => ({ way, lever, setting, distance })),
    );
}

const brokenWeights: readonly Failure['type'][] = ['model_corruption_detected', 'model_integrity_failure'];

function waysFor(failure: Failure, occurrences: number): readonly FallbackWay[] {
  if (needsLessMemory(failure, occurrences)) return memoryWays;
  const broken = brokenWeights.includes(failure.type) && failure.transience !== 'transient';
  return broken ? weightsWays : [];
}

function changesStage(lever: Lever, stage: string | undefined): boolean {
  return stage === undefined || lever.stages.includes(stage);
}

/** Each further setting asks for less and so fails less often: this share of the doubt stays. */
const doubtLeftPerSetting = 0.8;

function action({ way, lever, setting, distance }: Choice, timeFactor: number): RecoveryAction {
  const doubt = (1 - way.probability) * doubtLeftPerSetting ** distance;
  return {
    id: `fallback.${lever.id}:${setting.id}`,
    title: setting.title,
    why: way.why,
    strategyClass: way.strategyClass,
    kind: way.kind,
    patch: setting.values,
    delayMs: 0,
    probability: 1 - doubt,
    cost: { quality: setting.qualityCost, timeFactor },
    consent: setting.consent ?? 'auto',
  };
}
