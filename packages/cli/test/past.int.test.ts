import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { breakerDefaults, openHistory, systemClock } from '@retake/kernel';
import { expect, onTestFinished, test } from 'vitest';
import { retake } from './retake.js';

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'retake past '));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}
const name = 'ort/wan-t2v/cpu/4GiB';

/** One failure, which is what a breaker is made by. */
async function failOnce(runsDirectory: string): Promise<void> {
  const { breakers, close } = openHistory({ runsDirectory, clock: systemClock, owner: 'test' });
  const ticket = await breakers.admit(name, breakerDefaults);
  if (ticket.admitted) await breakers.settle(name, breakerDefaults, ticket, 'failed');
  await close();
}

test('breakers are held and released by hand, in any process', async () => {
  const runs = await folder();
  await failOnce(runs);
  const breakers = async (...words: string[]) => {
    const { stdout } = await retake(runs, ['breakers', '--runs-dir', '.', '--json', ...words]);
    return JSON.parse(stdout);
  };
  expect(await breakers()).toMatchObject([{ name, state: { held: null, failures: 1 } }]);
  expect(await breakers('--hold-open', name)).toMatchObject([{ name, state: { held: 'open' } }]);
  expect(await breakers('--release', name)).toMatchObject([{ name, state: { held: null, phase: 'closed' } }]);
});

test.each(['hold-open', 'hold-closed', 'release'])(
  '--%s refuses a breaker that is not there, and says which are',
  async (flag) => {
    const runs = await folder();
    const tend = (word: string) => retake(runs, ['breakers', '--runs-dir', '.', `--${flag}`, word]);
    const none = await tend(name);
    expect([none.code, none.stderr]).toEqual([2, expect.stringContaining('There are none yet')]);
    expect(await readdir(runs)).toEqual([]);
    await failOnce(runs);
    const wrong = await tend('ort/wan-t2w/cpu/4GiB');
    expect([wrong.code, wrong.stderr]).toEqual([2, expect.stringContaining(`Did you mean ${name}?`)]);
  },
);

test.each(['history', 'stats', 'breakers', 'logs', 'runs', 'snapshots'])(
  '%s makes no folder of one that was mistyped, and says that nothing is there',
  async (command) => {
    const place = await folder();
    const missing = await retake(place, [command, '--runs-dir', 'rnus/here', '--json']);
    expect([missing.code, JSON.parse(missing.stdout)]).toMatchObject([
      2,
      { error: { code: 'usage', message: expect.stringContaining('nothing is there') } },
    ]);
    expect(await readdir(place)).toEqual([]);
  },
);

test.each(['history', 'stats', 'breakers', 'logs', 'snapshots'])(
  '%s leaves a folder without runs as it is',
  async (command) => {
    const place = await folder();
    expect((await retake(place, [command, '--runs-dir', '.', '--json'])).code).toBe(0);
    expect(await readdir(place)).toEqual([]);
  },
);

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
