import { RetakeError } from '@retake/plugin-api';
import { expect, test } from 'vitest';
import { UsageError } from '../args/usage-error.js';
import { exitCodeOf } from '../exit-codes.js';
import { colorsFor } from './colors.js';
import { showError } from './error.js';
import { errorJson } from './error-json.js';

const plain = colorsFor(false, {});
const foreseen = new RetakeError('model_unknown', 'No model "x".', { hint: 'Use wan-t2v.' });

test('a foreseen error reads as message, hint and docs page', () => {
  expect(showError(foreseen, plain)).toBe(
    '✗ No model "x".\nUse wan-t2v.\nMore: docs/errors.md#model_unknown',
  );
});

test('a usage error has no stack', () => {
  expect(showError(new UsageError('bad', 'Try good.'), plain)).toBe(
    '✗ bad\nTry good.\nMore: docs/cli.md#asked-wrongly',
  );
});

test('an error nobody foresaw shows where it came from', () => {
  expect(showError(new TypeError('oops'), plain)).toMatch(/^✗ oops\n\s+at .*error\.test\.ts/);
});

test.each([
  [new UsageError('bad'), 2, 'usage'],
  [foreseen, 2, 'model_unknown'],
  [new RetakeError('request_invalid', 'x'), 2, 'request_invalid'],
  [new RetakeError('canceled', 'x'), 130, 'canceled'],
  [new RetakeError('worker_start_failed', 'x'), 1, 'worker_start_failed'],
  [new Error('x'), 1, 'unexpected'],
  ['thrown text', 1, 'unexpected'],
])('%s: code %i, "%s" as JSON', (error, code, name) => {
  expect(exitCodeOf(error)).toBe(code);
  expect(errorJson(error)).toMatchObject({ error: { code: name } });
});
