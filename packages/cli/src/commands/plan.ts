import { exitCodes } from '../exit-codes.js';
import { showPlan } from '../show/plan.js';
import { appFlags } from './app-flags.js';
import { defineCommand } from './command.js';
import { withRetake } from './open-retake.js';
import { requestFlags } from './request-flags.js';
import { toPrepareOptions, toRequest } from './to-request.js';

/** `retake plan`: what `generate` with the same flags would do, loading nothing. */
export const plan = defineCommand({
  name: 'plan',
  summary: 'show what would be done, with the memory of each stage',
  flags: { ...requestFlags, ...appFlags },
  run: async (context) => {
    const { flags, terminal } = context;
    const request = toRequest(flags, terminal.cwd);
    const prepared = await withRetake(context, flags.hardware, (retake) =>
      retake.plan(request, toPrepareOptions(flags)),
    );
    terminal.out(`${flags.json ? JSON.stringify(prepared) : showPlan(prepared, terminal.colors.out)}\n`);
    return exitCodes.ok;
  },
});
