import { readFile } from 'node:fs/promises';
import { type ErrorCode, errorCodes, RetakeError } from '@retake/plugin-api';
import { expect, test } from 'vitest';
import { UsageError } from './args/usage-error.js';
import { exitCodeOf } from './exit-codes.js';

const page = await readFile(new URL('../../../docs/cli.md', import.meta.url), 'utf8');
const row = page.split('\n').find((line) => line.startsWith('| 2 |')) ?? '';
const told = new Set([...row.matchAll(/`(\w+)`/g)].map((match) => match[1]));
const codes = Object.keys(errorCodes) as ErrorCode[];

test('the page tells of codes there are', () => {
  expect(told.size).toBeGreaterThan(0);
  for (const code of told) expect(codes).toContain(code);
});

test.each(codes)('%s ends as docs/cli.md says', (code) => {
  const expected = code === 'canceled' ? 130 : told.has(code) ? 2 : 1;
  expect(exitCodeOf(new RetakeError(code, 'x'))).toBe(expected);
});

test.each([
  [new UsageError('x'), 2],
  [new Error('x'), 1],
  ['x', 1],
])('%s ends with %d', (error, code) => {
  expect(exitCodeOf(error)).toBe(code);
});
