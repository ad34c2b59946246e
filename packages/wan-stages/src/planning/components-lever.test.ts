import { expect, it } from 'vitest';
import type { CheckpointConfigs } from '../checkpoint/read-configs.js';
import { componentsLever } from './components-lever.js';
import type { WanPlan } from './wan-plan.js';

const config = {} as NonNullable<CheckpointConfigs['experts']['transformer']>;
const plan = { options: {} } as WanPlan;

it('offers to go on without either of two experts, with a yes', () => {
  const [lever] = componentsLever(plan, { experts: { transformer: config, transformer_2: config } });
  expect(lever).toMatchObject({ kind: 'components', current: 'all' });
  expect(lever?.settings.map(({ id, consent, values }) => [id, consent, values])).toEqual([
    ['all', undefined, { 'options.components': 'all' }],
    ['without-transformer_2', 'ask', { 'options.components': 'without-transformer_2' }],
    ['without-transformer', 'ask', { 'options.components': 'without-transformer' }],
  ]);
});

it('has nothing to offer for one expert', () => {
  expect(componentsLever(plan, { experts: { transformer: config } })).toEqual([]);
});
