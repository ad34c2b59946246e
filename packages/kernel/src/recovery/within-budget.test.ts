import type { Plan } from '@retake/plugin-api';
import { expect, it } from 'vitest';
import { action } from '../../test/run-kit.js';
import type { Judgement } from './judge.js';
import { withinBudget } from './within-budget.js';

const judgement = (id: string, delayMs = 0): Judgement => ({
  proposal: { action: action({ id, delayMs }), plugin: 'p' },
  plan: {} as Plan,
});
const short = judgement('short');
const long = judgement('long');
const patient = judgement('patient', 500_000);
const scales = {
  seconds: (one: Judgement) => ({ short: 10, long: 200, patient: 510 })[one.proposal.action.id] ?? 0,
};
const limits = { budgetShare: 1, budgetSeconds: 1_000 };
const kept = (spent: { recoveries: number; seconds: number }, given = {}) =>
  withinBudget([short, long, patient], scales, { spent, runSeconds: 100, limits: { ...limits, ...given } })
    .filter(({ reason }) => reason === undefined)
    .map(({ proposal }) => proposal.action.id);

it('always allows the first recovery', () => {
  expect(kept({ recoveries: 0, seconds: 0 })).toEqual(['short', 'long', 'patient']);
});

it('drops what takes more of the device than is left; a wait takes none of it', () => {
  expect(kept({ recoveries: 1, seconds: 50 })).toEqual(['short', 'patient']);
  expect(kept({ recoveries: 4, seconds: 95 })).toEqual([]);
});

it('keeps to the limit in seconds, however long the run is', () => {
  expect(kept({ recoveries: 1, seconds: 0 }, { budgetShare: 100, budgetSeconds: 20 })).toEqual([
    'short',
    'patient',
  ]);
});
