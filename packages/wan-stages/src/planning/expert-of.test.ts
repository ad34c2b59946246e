import { expect, it } from 'vitest';
import { expertOf } from './expert-of.js';

it('is the other one where the plan goes on without the own', () => {
  const both = (components?: 'all' | 'without-transformer' | 'without-transformer_2') =>
    (['transformer', 'transformer_2'] as const).map((expert) =>
      expertOf(expert, components === undefined ? {} : { components }),
    );
  expect(both()).toEqual(['transformer', 'transformer_2']);
  expect(both('all')).toEqual(['transformer', 'transformer_2']);
  expect(both('without-transformer')).toEqual(['transformer_2', 'transformer_2']);
  expect(both('without-transformer_2')).toEqual(['transformer', 'transformer']);
});
