import { valueFlag } from '../args/flag.js';
import { outputOf, readOutput } from '../args/read-output.js';
import { appFlags } from './app-flags.js';
import { defineCommand } from './command.js';
import { finishRun } from './finish-run.js';
import { withRetake } from './open-retake.js';
import { recoveryFlags, recoveryOptions } from './recovery-flags.js';
import { requestFlags } from './request-flags.js';
import { consentOf, refuseTwoOutputs, runFlags } from './run-flags.js';
import { toPrepareOptions, toRequest } from './to-request.js';
import { requirePreviews } from './watchers.js';

/** `retake generate`: makes one clip, through whatever breaks. */
export const generate = defineCommand({
  name: 'generate',
  summary: 'make a clip',
  flags: {
    ...requestFlags,
    ...recoveryFlags,
    out: valueFlag(
      'DIR|FILE.mp4',
      'where the clip, its report and pictures of it go',
      readOutput,
      'the current folder',
    ),
    ...runFlags,
    ...appFlags,
  },
  run: (context) => {
    const { flags, terminal } = context;
    refuseTwoOutputs(flags);
    const request = toRequest(flags, terminal.cwd);
    const recovery = recoveryOptions(flags);
    return withRetake(context, flags.hardware, async (retake) => {
      await requirePreviews(flags, terminal);
      const job = await retake.submit(request, {
        ...toPrepareOptions(flags),
        ...consentOf(flags),
        ...recovery,
        ...outputOf(terminal.cwd, flags.out ?? { folder: '.' }),
      });
      return finishRun(job, context);
    });
  },
});
