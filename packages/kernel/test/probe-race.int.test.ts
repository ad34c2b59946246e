import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { breakerDefaults, openHistory, systemClock } from '@retake/kernel';
import { expect, it, onTestFinished } from 'vitest';

const script = fileURLToPath(new URL('probe-racer.mjs', import.meta.url));
const name = 'ort/wan-t2v/cpu/4GiB';
const racers = 5;

interface Racer {
  readonly child: ChildProcessWithoutNullStreams;
  line(): Promise<string>;
  ask(): Promise<{ readonly admitted: boolean; readonly probe?: boolean }>;
}

async function start(folder: string): Promise<Racer> {
  const child = spawn(process.execPath, [script, folder, name], { stdio: 'pipe' });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const line = async () => String((await lines.next()).value);
  expect(await line()).toBe('ready');
  return {
    child,
    line,
    ask: async () => {
      child.stdin.write('ask\n');
      return JSON.parse(await line());
    },
  };
}

async function opened() {
  const folder = await mkdtemp(join(tmpdir(), 'retake race '));
  const history = openHistory({ runsDirectory: folder, clock: systemClock, owner: 'test' });
  onTestFinished(async () => {
    await history.close();
    await rm(folder, { recursive: true, force: true });
  });
  for (let turn = 0; turn < breakerDefaults.failures; turn += 1) {
    const ticket = await history.breakers.admit(name, breakerDefaults);
    if (ticket.admitted) await history.breakers.settle(name, breakerDefaults, ticket, 'failed');
  }
  const state = async () => (await history.breakers.list())?.[0]?.state;
  expect(await state()).toMatchObject({ phase: 'open' });
  return { folder, state };
}

async function end({ child }: Racer, word = ''): Promise<void> {
  const exited = once(child, 'exit');
  child.stdin.end(word);
  await exited;
}

it('of several processes exactly one gets the probe, and two that pass close the breaker', async () => {
  const { folder, state } = await opened();
  for (const phase of ['half_open', 'closed']) {
    const all = await Promise.all(Array.from({ length: racers }, () => start(folder)));
    const answers = await Promise.all(all.map((racer) => racer.ask()));
    expect(answers.filter(({ admitted }) => admitted)).toMatchObject([{ probe: true }]);
    await Promise.all(all.map((racer) => end(racer, 'pass\n')));
    expect(await state()).toMatchObject({ phase, probe: null });
  }
});

it('the probe of a process that was killed goes to exactly one other at once', async () => {
  const { folder } = await opened();
  const dead = await start(folder);
  expect(await dead.ask()).toMatchObject({ admitted: true, probe: true });
  const gone = once(dead.child, 'exit');
  dead.child.kill('SIGKILL');
  await gone;
  const all = await Promise.all(Array.from({ length: racers }, () => start(folder)));
  const answers = await Promise.all(all.map((racer) => racer.ask()));
  expect(answers.filter(({ admitted }) => admitted)).toMatchObject([{ probe: true }]);
  await Promise.all(all.map((racer) => end(racer)));
});
