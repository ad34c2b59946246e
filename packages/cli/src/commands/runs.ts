import type { RunStatus } from '@retake/kernel';
import { exitCodes } from '../exit-codes.js';
import { showPlace } from '../show/progress-line.js';
import { showTable } from '../show/table.js';
import { appFlags } from './app-flags.js';
import { defineCommand } from './command.js';
import { existingRunsOf } from './existing-runs-of.js';
import { withRetake } from './open-retake.js';
import { resumeWords } from './resume-words.js';

/** `retake runs`: what is in the runs folder, newest first. */
export const runs = defineCommand({
  name: 'runs',
  summary: 'list the runs and their states',
  flags: appFlags,
  run: async (context) => {
    const { flags, terminal } = context;
    const directory = await existingRunsOf(context);
    const list = await withRetake(context, undefined, (retake) => retake.runs());
    if (flags.json) terminal.out(`${JSON.stringify(list)}\n`);
    else if (list.length > 0) terminal.out(`${showRuns(list, (id) => resumeWords(id, flags))}\n`);
    else terminal.err(`No runs in ${directory} yet.\n`);
    return exitCodes.ok;
  },
});

/** What stopped it, and how it is gone on with. */
function whatNow({ id, failure, resumable }: RunStatus, resume: (id: string) => string): string {
  return [failure?.userMessage ?? '', resumable ? resume(id) : ''].filter((words) => words !== '').join('  ');
}

function showRuns(list: readonly RunStatus[], resume: (id: string) => string): string {
  const rows = list.map((run) => [
    run.id,
    run.state,
    run.stage === null ? '-' : showPlace({ stage: run.stage, step: run.step, steps: null }),
    String(run.failures),
    String(run.recoveries),
    run.problem ?? run.files.video ?? whatNow(run, resume),
  ]);
  return showTable(['run', 'state', 'at', 'failures', 'recoveries', ''], rows);
}
