import { RetakeError } from '@retake/plugin-api';
import { expect, test } from 'vitest';
import { nameFlags } from './name-flags.js';

const refused = (given: string, hint: string) =>
  new RetakeError(
    'request_invalid',
    `The request cannot be run: preset is "${given}", allowed: 480p, nothing: T2V has no presets.`,
    { hint },
  );

test('a preset that --size names is told as --size, which takes pixels as well', () => {
  const told = nameFlags(refused('abc', 'Give one of the presets, or leave it out.'), {
    size: { preset: 'abc' },
  }) as RetakeError;
  expect(told).toMatchObject({ code: 'request_invalid', hint: 'For example: --size 832x480' });
  expect(told.message).toMatch(
    /: --size is "abc", allowed: width x height in pixels, such as 832x480, or a preset: 480p/,
  );
  expect(nameFlags(refused('48p', 'Did you mean 480p?'), { size: { preset: '48p' } })).toMatchObject({
    hint: 'Did you mean 480p?',
  });
});

test('what --preset names stays, as do other errors', () => {
  const error = refused('abc', 'x');
  expect(nameFlags(error, { preset: 'abc', size: { preset: 'abc' } })).toBe(error);
  expect(nameFlags(error, { size: { width: 64, height: 64 } })).toBe(error);
  const other = new RetakeError('request_invalid', 'The request cannot be run: frames is 0, allowed: 1.');
  expect(nameFlags(other, { size: { preset: '480p' } })).toBe(other);
});
