import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FakeApp, installFakeApp } from './fake-app.js';
import { retake } from './retake.js';

let app: FakeApp;
let run: string;
const generate = [
  'generate',
  '--checkpoint',
  'checkpoint',
  '--prompt',
  'broken',
  '--runs-dir',
  'runs',
  '--json',
];
const there = (...words: string[]) => retake(app.folder, [...words, '--runs-dir', 'runs']);

beforeAll(async () => {
  app = installFakeApp({ plugin: true });
  await retake(app.folder, generate);
  const [newest] = JSON.parse((await there('runs', '--json')).stdout);
  run = newest.id;
});
afterAll(() => app.remove());

test('a failed run has a log with stack, machine and what a person has to do', async () => {
  const { stdout, code } = await there('logs', '--json');
  const lines = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(code).toBe(0);
  expect(lines.every((line) => line.run === run)).toBe(true);
  const failure = lines.find(({ event }) => event === 'failure');
  expect(failure).toMatchObject({ level: 'ERROR', stage: 'denoise', attempt: 1 });
  expect(failure.err.stack).toContain('the fake model breaks');
  expect(failure.system.memory.totalBytes).toBeGreaterThan(0);
  expect(lines.at(-1)).toMatchObject({ event: 'run.failed', level: 'USER_ACTION' });
});

test('the log is readable without --json, from a level on', async () => {
  const { stdout } = await there('logs', run, '--level', 'error');
  expect(stdout).toMatch(/ERROR +denoise /);
  expect(stdout).toContain('machine: load');
  expect(stdout).not.toContain('INFO');
  expect((await there('logs', run, '--level', 'loud')).code).toBe(2);
  expect((await there('logs', 'no-such-run')).code).toBe(2);
  const none = await there('logs', run, '--stage', 'nowhere');
  expect([none.code, none.stdout, none.stderr]).toEqual([0, '', expect.stringContaining('no such lines')]);
});

test('the log is narrowed to levels, a stage and the newest lines', async () => {
  const levels = async (...words: string[]) => {
    const { stdout } = await there('logs', run, '--json', ...words);
    const lines = stdout.split('\n').filter(Boolean);
    return lines.map((line) => JSON.parse(line).level);
  };
  expect(await levels('--only', 'user-action')).toEqual(['USER_ACTION']);
  expect(await levels('--only', 'error', '--only', 'user_action')).toContain('ERROR');
  expect(await levels('--last', '1')).toEqual(['USER_ACTION']);
  expect(await levels('--last', '0')).toEqual([]);
  expect(await levels('--stage', 'no-such-stage')).toEqual([]);
  expect(await levels('--stage', 'denoise', '--only', 'error')).not.toEqual([]);
  expect((await there('logs', run, '--only', 'error', '--level', 'info')).code).toBe(2);
});

test('a state is saved, listed, checked, restored and pruned', async () => {
  const saved = (await there('snapshots', run, '--save', '--label', 'mine')).stdout.trim();
  expect((await there('snapshots', run)).stdout).toContain('mine');
  expect(await there('snapshots', run, '--check')).toMatchObject({ code: 0 });
  const restored = await there('snapshots', run, '--restore', saved);
  expect(restored.stdout).toContain(`retake resume ${run}`);
  const journal = join(app.folder, 'runs', run, 'snapshots', saved, 'journal.jsonl');
  expect(readFileSync(journal)).toEqual(readFileSync(join(app.folder, 'runs', run, 'journal.jsonl')));
  const pruned = await there('snapshots', '--prune', '--keep', '0', '--json');
  expect(JSON.parse(pruned.stdout).removed).toContain(saved);
  expect(existsSync(journal)).toBe(false);
  expect((await there('snapshots', run, '--save', '--check')).code).toBe(2);
});
