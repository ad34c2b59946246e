import { type ChildProcess, spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { madeVideo, noStepRepeated, sameBytes } from '../claims.js';
import type { DemoStage } from '../demo-stage.js';
import type { Fault } from '../fault.js';
import { cli } from '../folders.js';
import { watchRun } from '../watch-run.js';
import { wordsOf } from '../words-of.js';

const pollMs = 20;
const killAfterSteps = 3;

export const parentKilled: Fault = {
  id: 'parent-killed',
  title: 'The whole program is killed',
  made: '`retake generate` runs as a process of its own and gets kill -9; then the run is resumed',
  async run(stage) {
    const calm = await stage.take('undisturbed', stage.clips.t2v);
    const known = new Set(await readdir(stage.runs));
    const child = startCli(stage);
    const runId = await killAfter(stage, child, known);
    const job = await stage.retake.resume(runId);
    const run = await watchRun('resumed', job, stage.say);
    return {
      runs: [calm, run],
      claims: [
        madeVideo(run),
        noStepRepeated(run, Number(stage.clips.t2v.steps)),
        await sameBytes(calm, run),
      ],
    };
  },
};

function startCli(stage: DemoStage): ChildProcess {
  const flags = { ...wordsOf(stage.clips.t2v), 'runs-dir': stage.runs, out: stage.scratch };
  const args = Object.entries(flags).map(([name, value]) => `--${name}=${value}`);
  return spawn(process.execPath, [cli, 'generate', ...args, '--json'], { stdio: 'ignore' });
}

async function killAfter(stage: DemoStage, child: ChildProcess, known: ReadonlySet<string>): Promise<string> {
  for (;;) {
    if (child.exitCode !== null)
      throw new Error(`retake generate ended with ${child.exitCode} before it could be killed`);
    const runId = (await readdir(stage.runs)).find((name) => !known.has(name) && !name.endsWith('.json'));
    const journal =
      runId && (await readFile(join(stage.runs, runId, 'journal.jsonl'), 'utf8').catch(() => ''));
    if (runId && journal && journal.split('"type":"checkpoint"').length > killAfterSteps) {
      stage.say(
        `          (demo: kill -9 ${child.pid}, the whole program, after ${killAfterSteps} steps of ${runId})`,
      );
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await gone;
      return runId;
    }
    await sleep(pollMs);
  }
}
