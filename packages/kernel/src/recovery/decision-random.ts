import type { RunEvent } from '../events/run-event.js';
import { splitRandom } from './split-random.js';

/** Spreads neighbouring counts over [0, 1): the fractional part of the golden ratio. */
const spread = 0.6180339887498949;

/**
 * The random numbers of the decision about the latest failure of a run. They depend on the run's seed for decisions and on
 * how many failures and proposals there were, so that the same journal gives the same decisions again.
 * @param seed in [0, 1)
 */
export function decisionRandom(seed: number, events: readonly RunEvent[]): () => number {
  const turn = events.filter(({ type }) => type === 'failure' || type === 'recovery.proposed').length;
  return splitRandom((seed + turn * spread) % 1);
}
