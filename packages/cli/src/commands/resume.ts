import { switchFlag, valueFlag } from '../args/flag.js';
import { appFlags } from './app-flags.js';
import { defineCommand } from './command.js';
import { finishRun } from './finish-run.js';
import { withRetake } from './open-retake.js';

/** `retake resume`: goes on with a run from its last finished step. */
export const resume = defineCommand({
  name: 'resume',
  takes: 'run',
  summary: 'go on with a run that was stopped, killed or failed',
  flags: {
    previews: valueFlag('DIR', 'write preview images there while the run goes on', String),
    jsonl: switchFlag('print every event as a JSON line on stdout'),
    ...appFlags,
  },
  run: (context) =>
    withRetake(context, undefined, async (retake) =>
      finishRun(await retake.resume(context.word ?? ''), context),
    ),
});
