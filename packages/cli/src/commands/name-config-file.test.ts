import { RetakeError } from '@retake/plugin-api';
import { expect, test } from 'vitest';
import { nameConfigFile } from './name-config-file.js';

const given = {
  file: '/app/c.json',
  config: { config: { 'strategy-foo': {} }, priorities: { vram_exhaustion: ['fallback.tilling'] } },
};
const unknownAction = new RetakeError('config_invalid', 'priorities.vram_exhaustion.0: expected an id', {
  facts: { problems: [{ path: 'priorities.vram_exhaustion.0', given: '"fallback.tilling"' }] },
});
const unknownPlugin = new RetakeError('config_invalid', 'there is configuration for "strategy-foo"', {
  facts: { given: 'strategy-foo', known: ['strategy-retry'] },
});
const told = (...words: Parameters<typeof nameConfigFile>) =>
  (nameConfigFile(...words) as RetakeError).message;

test('the file of --config is named where it holds the value', () => {
  expect(told(unknownAction, given)).toBe('/app/c.json: priorities.vram_exhaustion.0: expected an id');
  expect(told(unknownPlugin, given)).toBe('/app/c.json: there is configuration for "strategy-foo"');
  expect(nameConfigFile(unknownPlugin, given)).toMatchObject({ facts: { file: '/app/c.json' } });
});

test('else that of the app', () => {
  const start = /^package\.json of the app, section "retake": /;
  expect(told(unknownPlugin, undefined)).toMatch(start);
  expect(told(unknownAction, { ...given, config: {} })).toMatch(start);
});

test('errors that name a file, or speak of no value, stay', () => {
  const named = new RetakeError('config_invalid', 'c.json is not valid JSON', { facts: { file: 'c.json' } });
  expect(nameConfigFile(named, given)).toBe(named);
  const other = new RetakeError('config_invalid', 'There is no option x', { facts: { path: 'x' } });
  expect(nameConfigFile(other, given)).toBe(other);
});
