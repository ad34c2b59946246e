import type { PluginReport } from '@retake/kernel';
import { expect, test } from 'vitest';
import { colorsFor } from '../show/colors.js';
import { checkDisk } from './check-disk.js';
import { checkFfmpeg } from './check-ffmpeg.js';
import { checkMachine, checkNode } from './check-machine.js';
import { checkPlugins } from './check-plugins.js';
import { showChecks } from './show-checks.js';

test.each([
  ['20.19.0', 'ok'],
  ['24.0.0', 'ok'],
  ['20.18.3', 'fail'],
  ['18.20.0', 'fail'],
])('Node %s: %s', (version, state) => {
  expect(checkNode(version).state).toBe(state);
});

test('this machine has memory and a processor', () => {
  const [, system, memory] = checkMachine();
  expect(system?.facts?.threads).toBeGreaterThan(0);
  expect(memory?.facts?.totalBytes).toBeGreaterThan(memory?.facts?.freeBytes as number);
});

test('a folder that does not exist yet is measured where it would be', async () => {
  const check = await checkDisk('/tmp/not/there/yet');
  expect(check.facts?.freeBytes).toBeGreaterThan(0);
});

test('a folder that cannot be made fails', async () => {
  expect((await checkDisk(`${process.execPath}/runs`)).state).toBe('fail');
});

test('without ffmpeg the built-in encoder is named', async () => {
  expect((await checkFfmpeg('no-such-ffmpeg')).text).toContain('built-in encoder');
});

const report = (change: Partial<PluginReport>): PluginReport => ({
  package: '@retake/model-wan-t2v',
  version: '1.0.0',
  id: 'model-wan-t2v',
  state: 'active',
  phase: 'start',
  contributions: [{ point: 'model', id: 'wan-t2v', state: 'active' }],
  ...change,
});

test('an active plugin is fine, and what is missing can be installed', () => {
  const checks = checkPlugins([report({})]);
  expect(checks[0]).toMatchObject({ id: 'plugin:model-wan-t2v', state: 'ok' });
  expect(checks.find(({ id }) => id === 'missing:runtime')).toMatchObject({
    state: 'fail',
    hint: 'npm install @retake/runtime-ort',
  });
  expect(checks.find(({ id }) => id === 'missing:strategy')?.state).toBe('warn');
});

test('a broken plugin is not asked to be installed again', () => {
  const checks = checkPlugins([report({ state: 'failed', message: 'threw', contributions: [] })]);
  expect(checks.find(({ id }) => id === 'missing:model')?.hint).toContain('is there but failed');
});

test('the last line counts what failed', () => {
  const checks = [
    { id: 'a', state: 'fail', text: 'A', hint: 'Do B.' },
    { id: 'c', state: 'ok', text: 'C' },
  ] as const;
  expect(showChecks(checks, colorsFor(false, {}))).toBe('✗ A\n    Do B.\n✓ C\n\n1 of 2 checks failed.');
});
