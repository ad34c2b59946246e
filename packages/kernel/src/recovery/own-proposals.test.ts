import type { Failure } from '@retake/plugin-api';
import { expect, it } from 'vitest';
import { ownProposals } from './own-proposals.js';

const chain = ['reduced', 'minimal'].map((id) => ({
  id,
  title: id,
  patch: { 'options.level': id },
  qualityCost: 0.3,
}));
const ids = (failure: Partial<Failure>, past: readonly string[] = []) =>
  ownProposals({
    failure: { transience: 'needs_change', ...failure } as Failure,
    chain,
    past: past.map((actionId) => ({ actionId, failureCode: '', outcome: 'failed' })),
  }).map(({ action }) => action.id);

it('offers the links of the chain that are not behind yet', () => {
  expect(ids({})).toEqual(['chain.reduced', 'chain.minimal']);
  expect(ids({}, ['chain.reduced'])).toEqual(['chain.minimal']);
  expect(ids({}, ['chain.minimal'])).toEqual([]);
});

it('keeps the chain for failures that a retry does not help', () => {
  expect(ids({ transience: 'transient' })).toEqual([]);
});

it('offers to wait as long as the failure asks for', () => {
  const [wait] = ownProposals({
    failure: { transience: 'transient', retryAfterMs: 43_000 } as Failure,
    chain: [],
    past: [],
  });
  expect(wait?.action).toMatchObject({
    id: 'kernel.wait',
    delayMs: 43_000,
    patch: {},
    title: 'wait 43 s and try again',
  });
});
