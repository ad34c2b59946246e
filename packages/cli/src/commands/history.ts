import type { HistoryList } from '@retake/kernel';
import { valueFlag } from '../args/flag.js';
import { UsageError } from '../args/usage-error.js';
import { exitCodes } from '../exit-codes.js';
import { showDuration } from '../show/duration.js';
import { showTable } from '../show/table.js';
import { defineCommand } from './command.js';
import { daysFlag, pastFlags, sinceOf } from './past-flags.js';
import { withHistory } from './with-history.js';

const usualLimit = 20;

/** `retake history`: failures and what was done about them, newest first. */
export const history = defineCommand({
  name: 'history',
  summary: 'show the failures of all runs and what was done about them',
  flags: {
    ...pastFlags,
    days: daysFlag,
    limit: valueFlag('N', 'at most so many of each', readLimit, String(usualLimit)),
  },
  run: async (context) => {
    const { flags, terminal } = context;
    const query = { limit: flags.limit ?? usualLimit, ...sinceOf(flags.days) };
    const list = await withHistory(context, (past) => past.list(query));
    if (flags.json) terminal.out(`${JSON.stringify(list)}\n`);
    else if (list.failures.length + list.recoveries.length > 0) terminal.out(`${showHistory(list)}\n`);
    else terminal.err('No failure is known yet.\n');
    return exitCodes.ok;
  },
});

function showHistory({ failures, recoveries }: HistoryList): string {
  const broke = failures.map((one) => ({
    at: one.at,
    seq: one.seq,
    row: [one.run, one.code, place(one), '', ''],
  }));
  const done = recoveries.map((one) => ({
    at: one.at,
    seq: one.seq,
    row: [one.run, one.code, place(one), one.action, `${one.outcome}${took(one.seconds)}`],
  }));
  const rows = [...broke, ...done]
    .sort((a, b) => b.at - a.at || b.seq - a.seq)
    .map(({ at, row }) => [new Date(at).toISOString().slice(0, 19), ...row]);
  return showTable(['when (UTC)', 'run', 'failure', 'at', 'action', 'outcome'], rows);
}

function place({
  stage,
  model,
  device,
}: {
  stage: string;
  model: string | null;
  device: string | null;
}): string {
  return [stage, model, device].filter(Boolean).join(' · ');
}

function took(seconds: number | null): string {
  return seconds === null ? '' : ` after ${showDuration(seconds)}`;
}

function readLimit(text: string): number {
  const limit = Number(text);
  if (Number.isSafeInteger(limit) && limit > 0) return limit;
  throw new UsageError(`"${text}" is not a count`, 'Give a whole number above 0.');
}
