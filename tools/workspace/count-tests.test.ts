import { expect, test } from 'vitest';
import { countTests } from './count-tests.mjs';

test('counts what passed and what failed', () => {
  const file = { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] };
  expect(countTests({ numPassedTests: 1, numFailedTests: 1, testResults: [file] })).toBe(
    '1 passed, 1 failed',
  );
});

test('a file that could not be loaded counts as failed', () => {
  const broken = { status: 'failed', assertionResults: [] };
  expect(countTests({ numPassedTests: 5, numFailedTests: 0, testResults: [broken] })).toBe(
    '5 passed, 1 failed',
  );
});
