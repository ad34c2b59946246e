import { appFlags } from './app-flags.js';
import { defineCommand } from './command.js';
import { finishRun } from './finish-run.js';
import { withRetake } from './open-retake.js';
import { consentOf, runFlags } from './run-flags.js';

/** `retake resume`: goes on with a run from its last finished step. */
export const resume = defineCommand({
  name: 'resume',
  takes: 'run',
  summary: 'go on with a run that was stopped, killed or failed',
  flags: { ...runFlags, ...appFlags },
  run: (context) =>
    withRetake(context, undefined, async (retake) =>
      finishRun(await retake.resume(context.word ?? '', consentOf(context.flags)), context),
    ),
});
