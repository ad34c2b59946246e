import { readFileSync } from 'node:fs';
import process from 'node:process';

/** The closing line of a test run, read from the file of vitest's JSON reporter. */
export function countTests(report) {
  const { numPassedTests, numFailedTests } = report;
  // A file that could not even be loaded has no tests to count, but it did fail.
  const broken = report.testResults.filter(({ status, assertionResults }) => {
    return status === 'failed' && !assertionResults.some((result) => result.status === 'failed');
  });
  return `${numPassedTests} passed, ${numFailedTests + broken.length} failed`;
}

const [, script, file] = process.argv;
if (file && script?.endsWith('count-tests.mjs')) {
  process.stdout.write(`${countTests(JSON.parse(readFileSync(file, 'utf8')))}\n`);
}
