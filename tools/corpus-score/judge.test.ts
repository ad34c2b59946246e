import { expect, it } from 'vitest';
import { confusionsOf, figuresOf, judge } from './judge.mjs';

const one = {
  id: 'a',
  text: 'out of memory',
  accept: {
    failureType: ['vram_exhaustion'],
    category: ['WAN_MEMORY_MANAGEMENT'],
    strategy: ['parameter_adjustment'],
  },
  firstMove: ['resource_optimization'],
};
const said = {
  type: 'vram_exhaustion',
  category: 'WAN_MEMORY_MANAGEMENT',
  firstMove: 'resource_optimization',
  confidence: 0.95,
};

it('counts what is right, strictly and leniently', () => {
  const figures = figuresOf([judge(one, said), judge(one, { ...said, firstMove: 'parameter_adjustment' })]);
  expect(figures).toMatchObject({
    cases: 2,
    type: 1,
    category: 1,
    strict: 0.5,
    lenient: 1,
    memory: 2,
    memoryMissed: 0,
  });
});

it('counts a memory failure that is missed, and being sure of it', () => {
  const judged = [judge(one, { ...said, type: 'invalid_parameters' })];
  expect(figuresOf(judged)).toMatchObject({ type: 0, memoryMissed: 1, confident: 1, confidentWrong: 1 });
  expect(confusionsOf(judged)).toEqual([['vram_exhaustion → invalid_parameters', 1]]);
});

it('does not count silence as an answer', () => {
  const judged = [judge(one, { ...said, type: 'generation_pipeline_error', confidence: 0 })];
  expect(figuresOf(judged)).toMatchObject({ covered: 0, confidentWrong: 0 });
  expect(confusionsOf(judged)).toEqual([['vram_exhaustion → (nothing known)', 1]]);
});
