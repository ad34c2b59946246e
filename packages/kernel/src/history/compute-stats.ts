import type { FailureRow, RecoveryRow, RunRow } from './history-rows.js';
import type { RecoveryStats, Share, Success } from './recovery-stats.js';

const minute = 60;

export interface StatRows {
  readonly runs: readonly RunRow[];
  readonly failures: readonly FailureRow[];
  readonly recoveries: readonly RecoveryRow[];
}

/** Folds rows of the history into numbers. */
export function computeStats({ runs, failures, recoveries }: StatRows, since: number | null): RecoveryStats {
  const ended = (outcome: RunRow['outcome']) => runs.filter((run) => run.outcome === outcome).length;
  const seconds = sum(runs.map((run) => run.seconds));
  const total = failures.length;
  return {
    since,
    runs: {
      total: runs.length,
      succeeded: ended('succeeded'),
      failed: ended('failed'),
      canceled: ended('canceled'),
      seconds,
    },
    failures: {
      total,
      perRun: ratio(total, runs.length),
      perMinute: ratio(total * minute, seconds),
      byCode: shares(failures.map(({ code }) => code)),
      byType: shares(failures.map(({ type }) => type)),
      byCategory: shares(failures.map(({ category }) => category)),
      bySeverity: shares(failures.map(({ severity }) => severity)),
    },
    recoveries: recoveryStats({ runs, failures, recoveries }),
    deviceSecondsSaved: sum(runs.map(({ savedSeconds }) => savedSeconds)),
  };
}

function recoveryStats({ runs, failures, recoveries }: StatRows): RecoveryStats['recoveries'] {
  const count = (outcome: RecoveryRow['outcome']) =>
    recoveries.filter((one) => one.outcome === outcome).length;
  const failing = new Set(failures.map(({ run }) => run));
  const over = runs.filter(
    ({ run, outcome }) => failing.has(run) && (outcome === 'succeeded' || outcome === 'failed'),
  );
  const saved = over.filter(({ outcome }) => outcome === 'succeeded');
  return {
    total: recoveries.length,
    helped: count('helped'),
    failed: count('failed'),
    pending: count('pending'),
    rate: ratio(count('helped'), count('helped') + count('failed')),
    runRate: ratio(saved.length, over.length),
    secondsToRecover: spread(
      recoveries.flatMap(({ outcome, seconds }) =>
        outcome === 'helped' && seconds !== null ? [seconds] : [],
      ),
    ),
    byStrategy: successes(recoveries, ({ strategyClass }) => strategyClass || 'unknown'),
    byAction: successes(recoveries, ({ action }) => action),
  };
}

function successes(recoveries: readonly RecoveryRow[], nameOf: (row: RecoveryRow) => string): Success[] {
  const names = [...new Set(recoveries.map(nameOf))];
  return names
    .map((name) => {
      const own = recoveries.filter((row) => nameOf(row) === name);
      const helped = own.filter(({ outcome }) => outcome === 'helped').length;
      const failed = own.filter(({ outcome }) => outcome === 'failed').length;
      return { name, helped, failed, rate: ratio(helped, helped + failed) };
    })
    .sort((a, b) => b.helped + b.failed - (a.helped + a.failed) || (a.name < b.name ? -1 : 1));
}

function shares(names: readonly string[]): Share[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => ({ name, count, share: count / names.length }))
    .sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1));
}

function spread(values: readonly number[]): RecoveryStats['recoveries']['secondsToRecover'] {
  const sorted = [...values].sort((a, b) => a - b);
  const [longest] = sorted.slice(-1);
  if (longest === undefined) return null;
  const middle = (sorted.length - 1) / 2;
  const median = ((sorted[Math.floor(middle)] ?? 0) + (sorted[Math.ceil(middle)] ?? 0)) / 2;
  return { mean: sum(sorted) / sorted.length, median, longest };
}

function ratio(part: number, whole: number): number | null {
  return whole > 0 ? part / whole : null;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
