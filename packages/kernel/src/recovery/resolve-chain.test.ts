import type { Lever } from '@retake/plugin-api';
import { expect, it } from 'vitest';
import { resolveChain } from './resolve-chain.js';

const level: Lever = {
  id: 'level',
  kind: 'level',
  stages: ['denoise'],
  current: 'full',
  settings: ['full', 'medium'].map((id, index) => ({
    id,
    title: `make it ${id}`,
    values: { 'options.level': id },
    qualityCost: index * 0.4,
    timeFactor: 1,
  })),
};

it('takes quality levels from the model', () => {
  expect(resolveChain(['medium'], [level])).toEqual([
    { id: 'medium', title: 'make it medium', patch: { 'options.level': 'medium' }, qualityCost: 0.4 },
  ]);
});

it('takes links of any number, each losing more than the one before', () => {
  const patch = { 'request.steps': 4 };
  const given = ['a', 'b', 'c'].map((id) => ({ id, patch }));
  expect(resolveChain(given, []).map(({ qualityCost }) => qualityCost)).toEqual([0.25, 0.5, 0.75]);
  expect(resolveChain([{ id: 'x', patch, qualityCost: 0.1, title: 'X' }], [])[0]).toEqual({
    id: 'x',
    title: 'X',
    patch,
    qualityCost: 0.1,
  });
});

it('refuses levels there are not, and links twice', () => {
  expect(() => resolveChain(['low'], [level])).toThrow('holds "low"; allowed: full, medium');
  expect(() => resolveChain(['low'], [])).toThrow('no level of this model');
  expect(() => resolveChain(['medium', 'medium'], [level])).toThrow('"medium" twice');
});

it('refuses a link that changes what recovery may not change', () => {
  const link = { id: 'x', patch: { 'request.steps': 4, hardware: 'other' } };
  expect(() => resolveChain([link], [])).toThrow('holds the path hardware; allowed: request.…');
});
