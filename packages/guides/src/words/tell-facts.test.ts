import { expect, test } from 'vitest';
import { tellFacts } from './tell-facts.js';

test('numbers come with units and meanings, pairs together, the rest by name', () => {
  expect(
    tellFacts({
      operator: 'Conv3D',
      expectedChannels: 16,
      givenChannels: 36,
      httpStatus: 429,
      retryAfterSeconds: 30,
      signal: 'SIGKILL',
      exitCode: 137,
      bytesMissing: 512,
      given: 20,
      multiple: 4,
      minimumSteps: 2,
    }),
  ).toEqual([
    '512 bytes are missing',
    'HTTP 429 (asked too often)',
    'the server asks to wait 30 s',
    'signal SIGKILL (ended from outside)',
    'exit code 137',
    'must be a multiple of 4',
    'channels: got 36, expected 16',
    'got 20',
    'operator Conv3D',
    'minimum steps 2',
  ]);
});

test('exit codes of Windows come in the form by which they are looked up', () => {
  expect(tellFacts({ exitCode: 0xc0000005 })).toEqual(['exit code 0xC0000005 (3221225477)']);
});

test('an amount that is no number is left out', () => {
  expect(tellFacts({ bytesAsked: 'much', bytesFree: -1 })).toEqual([]);
});
