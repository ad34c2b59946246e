import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { retake } from './retake.js';

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'retake past '));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}
const name = 'ort/wan-t2v/cpu/4GiB';

test('breakers are held and released by hand, in any process', async () => {
  const runs = await folder();
  const breakers = async (...words: string[]) => {
    const { stdout } = await retake(runs, ['breakers', '--runs-dir', '.', '--json', ...words]);
    return JSON.parse(stdout);
  };
  expect(await breakers()).toEqual([]);
  expect(await breakers('--hold-open', name)).toMatchObject([{ name, state: { held: 'open' } }]);
  expect(await breakers('--release', name)).toMatchObject([{ name, state: { held: null, phase: 'closed' } }]);
});

test('history and stats of a machine without runs are empty', async () => {
  const runs = await folder();
  const told = async (command: string) =>
    JSON.parse((await retake(runs, [command, '--runs-dir', '.', '--json'])).stdout);
  expect(await told('history')).toEqual({ runs: [], failures: [], recoveries: [] });
  expect(await told('stats')).toMatchObject({
    failures: { total: 0, perMinute: null },
    deviceSecondsSaved: 0,
  });
});

test('a file that is no database is told of, moved aside, and begun anew', async () => {
  const runs = await folder();
  await writeFile(join(runs, 'history.sqlite'), 'this is no database'.repeat(100));
  const { code, stdout, stderr } = await retake(runs, ['stats', '--runs-dir', '.', '--json']);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ runs: { total: 0 } });
  expect(stderr).toMatch(/was damaged; it is .*history\.sqlite\.damaged-\d+ now/);
});

test('a file that cannot be used is told with what to do', async () => {
  const runs = await folder();
  await mkdir(join(runs, 'history.sqlite'));
  const { code, stdout } = await retake(runs, ['stats', '--runs-dir', '.', '--json']);
  expect(code).toBe(1);
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'history_unusable' } });
});
