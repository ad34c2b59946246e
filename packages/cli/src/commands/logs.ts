import { switchFlag, valueFlag } from '../args/flag.js';
import { UsageError } from '../args/usage-error.js';
import { exitCodes } from '../exit-codes.js';
import { showLogRecord } from '../show/log-record.js';
import { appFlags } from './app-flags.js';
import { defineCommand } from './command.js';
import { newestLog } from './newest-log.js';
import { runsDirectoryOf } from './open-retake.js';

/** `retake logs`: what was logged of a run, of this process or another, also while it goes on. Needs no plugins. */
export const logs = defineCommand({
  name: 'logs',
  summary: 'show the log of a run',
  takes: 'run',
  optional: true,
  flags: {
    level: valueFlag('LEVEL', 'only lines of this level and above', String, 'info'),
    follow: switchFlag('go on with new lines until the run ends'),
    'runs-dir': appFlags['runs-dir'],
    json: switchFlag('print the lines as they stand, one JSON document each'),
  },
  run: async ({ flags, word, terminal, options }) => {
    const { followLog, logLevelOf, logLevels, readLog } = await import('@retake/logs');
    const level = logLevelOf(flags.level ?? 'INFO');
    if (!level) throw noLevel(flags.level, Object.keys(logLevels));
    const directory = await runsDirectoryOf({ flags, terminal, options });
    const run = word ?? (await newestLog(directory));
    if (run === undefined) {
      terminal.err(`No logs in ${directory} yet.\n`);
      return exitCodes.ok;
    }
    const aborter = new AbortController();
    const off = terminal.onInterrupt(() => aborter.abort());
    const least = logLevels[level];
    try {
      const records = flags.follow ? followLog(directory, run, aborter.signal) : readLog(directory, run);
      for await (const record of records) {
        if (aborter.signal.aborted) break;
        if (logLevels[record.level] < least) continue;
        terminal.out(
          flags.json
            ? `${JSON.stringify(record.fields)}\n`
            : `${showLogRecord(record, terminal.colors.out)}\n`,
        );
      }
    } finally {
      off();
    }
    return aborter.signal.aborted ? exitCodes.interrupted : exitCodes.ok;
  },
});

function noLevel(word: string | undefined, names: readonly string[]): UsageError {
  return new UsageError(`--level: "${word}" is not a level`, `Levels are ${names.join(', ').toLowerCase()}.`);
}
