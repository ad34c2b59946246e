import type { ProposeSteps } from '../catalogue-action.js';
import { type LeverChoice, leversOf, settingsOf } from './turn-lever.js';

/** Two levers together: every setting of the first with the most frugal one of the second. */
export function turnBoth(first: LeverChoice, second: LeverChoice): ProposeSteps {
  const choicesOf = (choice: LeverChoice, ...[failure, context]: Parameters<ProposeSteps>) =>
    leversOf(choice, failure, context).flatMap((lever) => settingsOf(lever, choice));
  return (failure, context) => {
    const others = choicesOf(second, failure, context).slice(-1);
    return choicesOf(first, failure, context).flatMap((one) =>
      others.map((other) => ({
        variant: `${one.id}+${other.id}`,
        title: `${one.title}, and: ${other.title}`,
        patch: { ...one.values, ...other.values },
        cost: {
          quality: Math.min(1, one.qualityCost + other.qualityCost),
          timeFactor: Math.max(1, one.timeFactor * other.timeFactor),
        },
      })),
    );
  };
}
