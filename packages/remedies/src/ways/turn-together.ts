import type { Failure, Lever, LeverSetting, RecoveryContext, StageEstimate } from '@retake/plugin-api';
import type { ActionStep, ProposeSteps } from '../catalogue-action.js';
import { estimatesOf } from '../estimates-of.js';
import { remainingTime } from './remaining-time.js';
import { type LeverChoice, leversOf, settingsOf } from './turn-lever.js';

interface Turn {
  readonly lever: Lever;
  readonly setting: LeverSetting;
  readonly redoes: boolean;
}

/**
 * Several levers at once: each that fits a choice to its most frugal setting that needs no yes. One that fits is left to the
 * action that turns it alone.
 */
export function turnTogether(choices: readonly LeverChoice[]): ProposeSteps {
  return async (failure, context) => {
    const turns = frugalTurns(choices, failure, context);
    return turns.length < 2 ? [] : [stepOf(turns, await estimatesOf(context), failure)];
  };
}

/** The same, with each setting of one more lever on top. */
export function turnTogetherWith(choices: readonly LeverChoice[], last: LeverChoice): ProposeSteps {
  return async (failure, context) => {
    const turns = frugalTurns(choices, failure, context);
    if (turns.length === 0) return [];
    const estimates = await estimatesOf(context);
    return leversOf(last, failure, context).flatMap((lever) =>
      autoSettings(lever, last).map((setting) =>
        stepOf([...turns, { lever, setting, redoes: !!last.redoes }], estimates, failure),
      ),
    );
  };
}

function frugalTurns(
  choices: readonly LeverChoice[],
  failure: Failure,
  context: RecoveryContext,
): readonly Turn[] {
  return choices.flatMap((choice) =>
    leversOf(choice, failure, context).flatMap((lever) =>
      autoSettings(lever, choice)
        .slice(-1)
        .map((setting) => ({ lever, setting, redoes: !!choice.redoes })),
    ),
  );
}

function autoSettings(lever: Lever, choice: LeverChoice): readonly LeverSetting[] {
  return settingsOf(lever, choice).filter(({ consent }) => consent !== 'ask');
}

function stepOf(turns: readonly Turn[], estimates: readonly StageEstimate[], { stage }: Failure): ActionStep {
  const kept = turns.reduce((share, { setting }) => share * (1 - setting.qualityCost), 1);
  const timeFactor = turns.reduce((factor, turn) => factor * remainingTime(estimates, stage, turn), 1);
  return {
    variant: turns.map(({ setting }) => setting.id).join('+'),
    title: turns.map(({ setting }) => setting.title).join(', and: '),
    patch: Object.assign({}, ...turns.map(({ setting }) => setting.values)),
    cost: { quality: 1 - kept, timeFactor },
  };
}
