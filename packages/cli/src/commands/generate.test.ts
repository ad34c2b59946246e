import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { breakers } from './breakers.js';
import { generate } from './generate.js';
import { history } from './history.js';
import { recoveryOptions } from './recovery-flags.js';

const page = await readFile(new URL('../../../../docs/cli.md', import.meta.url), 'utf8');

test.each(Object.keys({ ...generate.flags, ...breakers.flags, ...history.flags }))(
  'docs/cli.md tells of --%s',
  (flag) => {
    expect(page).toMatch(new RegExp(`--${flag}(?![\\w-])`));
  },
);

test('gives chain, kept level and cost to the kernel as they were given', () => {
  const none = {
    chain: undefined,
    'keep-level': undefined,
    'max-quality-cost': undefined,
    strict: undefined,
  };
  expect(recoveryOptions(none)).toEqual({});
  const given = { ...none, chain: ['medium', 'low'], 'keep-level': true, 'max-quality-cost': 0.5 };
  expect(recoveryOptions(given)).toEqual({ chain: ['medium', 'low'], keepLevel: true, maxQualityCost: 0.5 });
});

test('refuses to change the plan and not to change it', () => {
  const strict = { chain: undefined, 'keep-level': undefined, 'max-quality-cost': undefined, strict: true };
  expect(() => recoveryOptions({ ...strict, chain: ['low'] })).toThrow(
    '--strict and --chain exclude each other',
  );
  expect(() => recoveryOptions({ ...strict, 'keep-level': true })).toThrow(
    '--strict and --keep-level exclude each other',
  );
});
