import type { RecoveryStats, Share, Success } from '@retake/kernel';
import { exitCodes } from '../exit-codes.js';
import { showDuration } from '../show/duration.js';
import { showTable } from '../show/table.js';
import { defineCommand } from './command.js';
import { daysFlag, pastFlags, sinceOf } from './past-flags.js';
import { withHistory } from './with-history.js';

const shown = 10;

/** `retake stats`: how often things fail here, and what helps. */
export const stats = defineCommand({
  name: 'stats',
  summary: 'tell in numbers what fails on this machine and what helps',
  flags: { ...pastFlags, days: daysFlag },
  run: async (context) => {
    const { flags, terminal } = context;
    const numbers = await withHistory(context, (past) => past.stats(sinceOf(flags.days)));
    terminal.out(`${flags.json ? JSON.stringify(numbers) : showStats(numbers)}\n`);
    return exitCodes.ok;
  },
});

function showStats({ runs, failures, recoveries, deviceSecondsSaved }: RecoveryStats): string {
  const { secondsToRecover: time } = recoveries;
  const facts = [
    ['runs', `${runs.total}: ${runs.succeeded} succeeded, ${runs.failed} failed, ${runs.canceled} canceled`],
    [
      'failures',
      `${failures.total}, ${number(failures.perRun)} per run, ${number(failures.perMinute)} per minute of running`,
    ],
    [
      'recoveries',
      `${recoveries.helped} of ${recoveries.helped + recoveries.failed} helped (${percent(recoveries.rate)})`,
    ],
    ['runs that failed on the way', `${percent(recoveries.runRate)} succeeded all the same`],
    [
      'time to recover',
      time
        ? `${showDuration(time.median)} median, ${showDuration(time.mean)} mean, ${showDuration(time.longest)} longest`
        : '-',
    ],
    ['device time saved', showDuration(deviceSecondsSaved)],
  ];
  return [
    showTable(['', ''], facts).trimStart(),
    ...shares('failure', failures.byCode),
    ...shares('category', failures.byCategory),
    ...shares('severity', failures.bySeverity),
    ...successes('strategy', recoveries.byStrategy),
    ...successes('action', recoveries.byAction),
  ].join('\n');
}

function shares(title: string, list: readonly Share[]): string[] {
  if (list.length === 0) return [];
  const rows = list.slice(0, shown).map(({ name, count, share }) => [name, String(count), percent(share)]);
  return ['', showTable([title, 'times', 'share'], rows)];
}

function successes(title: string, list: readonly Success[]): string[] {
  if (list.length === 0) return [];
  const rows = list
    .slice(0, shown)
    .map(({ name, helped, failed, rate }) => [name, String(helped), String(failed), percent(rate)]);
  return ['', showTable([title, 'helped', 'failed', 'success'], rows)];
}

function percent(share: number | null): string {
  return share === null ? '-' : `${Math.round(share * 100)} %`;
}

function number(value: number | null): string {
  return value === null ? '-' : String(Number(value.toPrecision(2)));
}
