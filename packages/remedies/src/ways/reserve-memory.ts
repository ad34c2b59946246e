import type { ActionStep, ProposeSteps } from '../catalogue-action.js';
import { leversOf, settingsOf } from './turn-lever.js';

/** What desktops take of a consumer card, rounded up; in bytes. */
const reserveBytes = 2 ** 30;
/** On devices smaller than this many reserves nothing is left to give. */
const leastReserves = 4;

/** A lower memory limit, each with the next more frugal setting of a lever: a limit alone makes nothing smaller. */
export const reserveMemory: ProposeSteps = (failure, context) => {
  const { plan, hardware } = context;
  const limit = plan.memoryBytes ?? Math.floor(hardware.memoryBytes * hardware.usable);
  if (limit < reserveBytes * leastReserves) return [];
  const probability = 0.5;
  const choices = (['tiling', 'residency'] as const).map((kind) => ({ kind, probability }));
  return choices.flatMap((choice) =>
    leversOf(choice, failure, context).flatMap((lever) =>
      settingsOf(lever, choice)
        .slice(0, 1)
        .map(
          (setting): ActionStep => ({
            variant: `${lever.id}.${setting.id}`,
            title: `Use 1 GiB less, and: ${setting.title}`,
            patch: { memoryBytes: limit - reserveBytes, ...setting.values },
            cost: { quality: setting.qualityCost, timeFactor: Math.max(1, setting.timeFactor) },
          }),
        ),
    ),
  );
};
