import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { breakerDefaults } from '@retake/kernel';
import { expect, it, onTestFinished } from 'vitest';

const script = fileURLToPath(new URL('probe-runner.mjs', import.meta.url));
const racers = 4;
const manyProcessesMs = 240_000;

/** A process that waits to begin its run. */
async function start(folder: string, fate = '') {
  const child = spawn(process.execPath, [script, folder, fate], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const line = async () => String((await lines.next()).value);
  expect(await line()).toBe('ready');
  const say = async () => {
    child.stdin.write('go\n');
    return line();
  };
  return { line, say };
}

it(
  'of the runs of several processes exactly one tests the small clip, and makes its own when that passed',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'retake probe '));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    await writeFile(join(folder, 'package.json'), '{"name":"runner-app"}');
    for (let turn = 0; turn < breakerDefaults.failures; turn += 1)
      expect(await (await start(folder, 'break')).say()).toBe('failed WAN_INFERENCE/broken');
    const all = await Promise.all(Array.from({ length: racers }, () => start(folder)));
    const said = await Promise.all(all.map(async (one) => ({ one, word: await one.say() })));
    const probing = said.filter(({ word }) => word === 'small');
    expect(probing).toHaveLength(1);
    expect(new Set(said.map(({ word }) => word))).toEqual(
      new Set(['small', 'failed WAN_INFERENCE/refused_by_breaker']),
    );
    expect(await probing[0]?.one.say()).toBe('own');
    expect(await probing[0]?.one.line()).toMatch(/^succeeded/);
  },
  manyProcessesMs,
);
