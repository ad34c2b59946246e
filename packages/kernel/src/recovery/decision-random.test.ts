import { expect, it } from 'vitest';
import type { RunEvent } from '../events/run-event.js';
import { decisionRandom } from './decision-random.js';

const failure = { type: 'failure' } as RunEvent;
const first = (seed: number, events: readonly RunEvent[]) => decisionRandom(seed, events)();

it('gives the same numbers for the same seed and journal', () => {
  expect(first(0.3, [failure])).toBe(first(0.3, [failure]));
});

it('gives others for another seed or a later failure', () => {
  expect(new Set([first(0.3, [failure]), first(0.4, [failure]), first(0.3, [failure, failure])]).size).toBe(
    3,
  );
});
