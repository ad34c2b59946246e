import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runNode } from './run-node.mjs';

const folder = mkdtempSync(join(tmpdir(), 'retake run-'));
const script = join(folder, 'a script.mjs');
writeFileSync(
  script,
  `const [what, value] = process.argv.slice(2);
if (what === 'exit') process.exit(Number(value));
if (what === 'env') process.exit(process.env[value] === 'here' ? 0 : 1);
if (what === 'kill') process.kill(process.pid, value);
setInterval(() => {}, 1000);`,
);
afterAll(() => rmSync(folder, { recursive: true }));

test.each([0, 1, 7])('passes exit code %i on', async (code) => {
  expect(await runNode(script, ['exit', String(code)], { quiet: true })).toBe(code);
});

test('turns a signal into the code a shell would give', async () => {
  expect(await runNode(script, ['kill', 'SIGKILL'], { quiet: true })).toBe(137);
});

test('adds variables to the environment', async () => {
  expect(await runNode(script, ['env', 'RETAKE_TEST'], { quiet: true, env: { RETAKE_TEST: 'here' } })).toBe(
    0,
  );
});
