import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it, onTestFinished } from 'vitest';

const script = fileURLToPath(new URL('killed-run.mjs', import.meta.url));

/** Runs the script until it ends, or until it comes to a place and hangs there; then it is killed with SIGKILL. */
async function live(folder: string, runId = '', hangAt = '') {
  const child = spawn(process.execPath, [script, folder, runId, hangAt], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    if (hangAt && said.includes(hangAt) && said.some((other) => other.startsWith('run ')))
      child.kill('SIGKILL');
  }
  await exited;
  const after = (word: string) => said.find((line) => line.startsWith(`${word} `))?.slice(word.length + 1);
  return { runId: after('run') ?? '', clip: after('clip'), said };
}

async function folder(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'retake kill '));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return path;
}

const places = ['inspect', 'open', 'step 0', 'step 1', 'step 2', 'after the last step', 'write', 'close'];

let undisturbed: string | undefined;
beforeAll(async () => {
  const home = await mkdtemp(join(tmpdir(), 'retake kill '));
  undisturbed = (await live(home)).clip;
  await rm(home, { recursive: true, force: true });
  expect(undisturbed).toMatch(/^clip of \d+$/);
});

it.each(places)('a run killed at "%s" goes on in another process and gives the same clip', async (place) => {
  const home = await folder();
  const killed = await live(home, '', place);
  expect(killed.clip).toBeUndefined();
  const resumed = await live(home, killed.runId);
  expect(resumed.clip).toBe(undisturbed);
  const isStep = (line: string) => line.startsWith('step ');
  const finished = killed.said.filter(isStep).length - (isStep(place) ? 1 : 0);
  expect(resumed.said.filter(isStep)).toHaveLength(3 - finished);
});
