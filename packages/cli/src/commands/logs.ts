import type { LogRecord } from '@retake/logs';
import { listFlag, switchFlag, valueFlag } from '../args/flag.js';
import { readCount } from '../args/read-count.js';
import { UsageError } from '../args/usage-error.js';
import { exitCodes } from '../exit-codes.js';
import { showLogRecord } from '../show/log-record.js';
import { appFlags } from './app-flags.js';
import { defineCommand } from './command.js';
import { existingRunsOf } from './existing-runs-of.js';
import { newestLog } from './newest-log.js';

/** `retake logs`: what was logged of a run, of this process or another, also while it goes on. Needs no plugins. */
export const logs = defineCommand({
  name: 'logs',
  summary: 'show the log of a run',
  takes: 'run',
  optional: true,
  flags: {
    level: valueFlag('LEVEL', 'only lines of this level and above', String, 'info'),
    only: listFlag('LEVEL', 'only lines of this very level', String),
    stage: valueFlag('STAGE', 'only lines of this stage', String),
    last: valueFlag('N', 'only so many lines, the newest', readCount),
    follow: switchFlag('go on with new lines until the run ends'),
    'runs-dir': appFlags['runs-dir'],
    json: switchFlag('print the lines as they stand, one JSON document each'),
  },
  run: async ({ flags, word, terminal, options }) => {
    if (flags.only && flags.level !== undefined)
      throw new UsageError('--only and --level exclude each other');
    if (flags.last !== undefined && flags.follow)
      throw new UsageError('--last and --follow exclude each other');
    const { followLog, logLevelOf, logLevels, readLog } = await import('@retake/logs');
    const levelOf = (word: string) => {
      const level = logLevelOf(word);
      if (!level) throw noLevel(word, Object.keys(logLevels));
      return level;
    };
    const least = logLevels[levelOf(flags.level ?? 'INFO')];
    const only = flags.only?.map(levelOf);
    const isAsked = ({ level, stage }: LogRecord) =>
      (only ? only.includes(level) : logLevels[level] >= least) &&
      (flags.stage === undefined || stage === flags.stage);
    let told = 0;
    const tell = (record: LogRecord) => {
      told++;
      terminal.out(
        flags.json ? `${JSON.stringify(record.fields)}\n` : `${showLogRecord(record, terminal.colors.out)}\n`,
      );
    };
    const directory = await existingRunsOf({ flags, terminal, options });
    const run = word ?? (await newestLog(directory));
    if (run === undefined) {
      terminal.err(`No logs in ${directory} yet.\n`);
      return exitCodes.ok;
    }
    const aborter = new AbortController();
    const off = terminal.onInterrupt(() => aborter.abort());
    const newest: LogRecord[] = [];
    try {
      const records = flags.follow ? followLog(directory, run, aborter.signal) : readLog(directory, run);
      for await (const record of records) {
        if (aborter.signal.aborted) break;
        if (!isAsked(record)) continue;
        if (flags.last === undefined) tell(record);
        else newest.push(record);
        if (newest.length > (flags.last ?? 0)) newest.shift();
      }
      for (const record of newest) tell(record);
      if (told === 0) terminal.err(`The log of ${run} has no such lines that can be read.\n`);
    } finally {
      off();
    }
    return aborter.signal.aborted ? exitCodes.interrupted : exitCodes.ok;
  },
});

function noLevel(word: string, names: readonly string[]): UsageError {
  return new UsageError(`"${word}" is not a level`, `Levels are ${names.join(', ').toLowerCase()}.`);
}
