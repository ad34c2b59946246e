import type { Failure, Lever, LeverKind, LeverSetting, RecoveryContext } from '@retake/plugin-api';
import type { ActionStep, ProposeSteps } from '../catalogue-action.js';
import { estimatesOf } from '../estimates-of.js';
import { remainingTime } from './remaining-time.js';

/** Which settings of which levers an action turns to. */
export interface LeverChoice {
  readonly kind: LeverKind;
  /** Prior chance of the nearest setting; each further one leaves a share of the doubt. */
  readonly probability: number;
  /** Only levers with this id. */
  readonly lever?: RegExp;
  /** Only settings with such an id. */
  readonly setting?: RegExp;
  /** Stages the lever must change. Default: the stage that failed. */
  readonly stages?: 'any' | readonly string[];
  /** Where to look from the current setting on. Default `frugal`: what asks for less. */
  readonly towards?: 'frugal' | 'comfortable' | 'any';
  /** What stages made before the change is of no more use. */
  readonly redoes?: boolean;
}

/** Each further setting asks for less and so fails less often: this share of the doubt stays. */
const doubtLeftPerSetting = 0.8;

/** Offers every setting of the levers that fit; which of them pay is for the kernel to say. */
export function turnLever(choice: LeverChoice): ProposeSteps {
  return async (failure, context) => {
    const levers = leversOf(choice, failure, context);
    if (levers.length === 0) return [];
    const estimates = await estimatesOf(context);
    return levers.flatMap((lever) =>
      settingsOf(lever, choice).map((setting, distance) => {
        const timeFactor = remainingTime(estimates, failure.stage, {
          lever,
          setting,
          redoes: !!choice.redoes,
        });
        return stepOf(choice, { lever, setting, distance, timeFactor });
      }),
    );
  };
}

/** The levers an action can turn under a plan. */
export function leversOf(
  { kind, lever, stages }: LeverChoice,
  failure: Failure,
  { levers }: RecoveryContext,
): readonly Lever[] {
  const wanted = stages ?? (failure.stage === undefined ? 'any' : [failure.stage]);
  return levers.filter(
    (one) =>
      one.kind === kind &&
      (lever === undefined || lever.test(one.id)) &&
      (wanted === 'any' || one.stages.some((stage) => wanted.includes(stage))),
  );
}

/** The settings it turns to, nearest first. */
export function settingsOf({ settings, current }: Lever, choice: LeverChoice): readonly LeverSetting[] {
  const { towards = 'frugal', setting } = choice;
  const at = settings.findIndex(({ id }) => id === current);
  if (at < 0 && towards !== 'any') return [];
  const frugal = settings.slice(at + 1);
  const comfortable = settings.slice(0, Math.max(0, at)).reverse();
  const wanted =
    towards === 'frugal' ? frugal : towards === 'comfortable' ? comfortable : [...frugal, ...comfortable];
  return wanted.filter(({ id }) => setting === undefined || setting.test(id));
}

interface Turn {
  readonly lever: Lever;
  readonly setting: LeverSetting;
  readonly distance: number;
  readonly timeFactor: number;
}

function stepOf(
  { kind, probability }: LeverChoice,
  { lever, setting, distance, timeFactor }: Turn,
): ActionStep {
  const named = lever.id === kind || lever.id.endsWith(`-${kind}`);
  return {
    variant: named ? setting.id : `${lever.id}.${setting.id}`,
    title: setting.title,
    patch: setting.values,
    probability: 1 - (1 - probability) * doubtLeftPerSetting ** distance,
    cost: { quality: setting.qualityCost, timeFactor },
    ...(setting.consent ? { consent: setting.consent } : {}),
  };
}
