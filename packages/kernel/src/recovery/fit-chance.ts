import type { EstimateError } from './estimate-error.js';

/**
 * How sharp the belief about estimates is: with 2 one plan in five needs more than twice its estimate, with 4, where a program
 * told its bytes, one in seventeen. A judgement.
 */
const sharpness = { guessed: 2, told: 4 };
/** Left for a plan that does not fit by the numbers: they may be of something else. */
const leastChance = 0.02;

/**
 * The chance that a plan fits, given that the real need is more than `factor` times the estimate. The ratio of need to estimate
 * is taken for log-logistic around 1, cut off below the factor.
 * @param peakBytes the estimate
 * @param limitBytes what there is
 */
export function fitChance(peakBytes: number, limitBytes: number, { factor, told }: EstimateError): number {
  if (peakBytes <= 0) return 1;
  const room = limitBytes / peakBytes;
  const below = (ratio: number) =>
    ratio <= 0 ? 0 : 1 / (1 + ratio ** -(told ? sharpness.told : sharpness.guessed));
  const known = below(factor);
  const chance = room > factor ? (below(room) - known) / (1 - known) : 0;
  return Math.max(chance, leastChance * Math.min(1, room / Math.max(factor, 1)) ** 2);
}
