import { exitCodes } from '../exit-codes.js';
import { appFlags } from './app-flags.js';
import { defineCommand } from './command.js';
import { missingPoints } from './missing-points.js';
import { withRetake } from './open-retake.js';

/** `retake plugins`: which plugins the app has and what became of each. */
export const plugins = defineCommand({
  name: 'plugins',
  summary: "list the app's plugins, their states and what is missing",
  flags: appFlags,
  run: async (context) => {
    const { flags, terminal } = context;
    const reports = await withRetake(
      context,
      undefined,
      async (retake) => retake.plugins(),
      () => {},
    );
    const { formatReports } = await import('@retake/kernel');
    const missing = missingPoints(reports);
    if (flags.json) terminal.out(`${JSON.stringify({ plugins: reports, missing })}\n`);
    else {
      if (reports.length > 0) terminal.out(`${formatReports(reports)}\n`);
      for (const { needed, fix } of missing) terminal.err(`Nothing provides ${needed}: ${fix}\n`);
    }
    return reports.some(({ state }) => state === 'failed' || state === 'rejected')
      ? exitCodes.failure
      : exitCodes.ok;
  },
});
