import { valueFlag } from '../args/flag.js';
import { outputOf, readOutput } from '../args/read-output.js';
import { readSize } from '../args/read-size.js';
import { appFlags } from './app-flags.js';
import { defineCommand } from './command.js';
import { finishRun } from './finish-run.js';
import { withRetake } from './open-retake.js';
import { consentOf, refuseTwoOutputs, runFlags } from './run-flags.js';
import { requirePreviews } from './watchers.js';

/** `retake resume`: goes on with a run from its last finished step, with another limit or folder where given. */
export const resume = defineCommand({
  name: 'resume',
  takes: 'run',
  summary: 'go on with a run that was stopped, killed or failed',
  flags: {
    memory: valueFlag('SIZE', 'new limit for the memory of the inference process', readSize, 'as before'),
    out: valueFlag(
      'DIR|FILE.mp4',
      'where the clip and what lies beside it go from now on',
      readOutput,
      'as before',
    ),
    ...runFlags,
    ...appFlags,
  },
  run: (context) => {
    const { flags, terminal, word = '' } = context;
    const { memory, out } = flags;
    refuseTwoOutputs(flags);
    return withRetake(context, undefined, async (retake) => {
      await requirePreviews(flags, terminal);
      const job = await retake.resume(word, {
        ...consentOf(flags),
        ...(memory === undefined ? {} : { memoryBytes: memory }),
        ...(out === undefined ? {} : outputOf(terminal.cwd, out)),
      });
      return finishRun(job, context);
    });
  },
});
