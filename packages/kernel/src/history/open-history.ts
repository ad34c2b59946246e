import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Clock, RetakeError } from '@retake/plugin-api';
import { SharedBreakers } from '../breaker/shared-breakers.js';
import { computeStats } from './compute-stats.js';
import type { HistoryProblem } from './history-problem.js';
import type { FailureRow, RecoveryRow, RunRow } from './history-rows.js';
import { HistoryStore, type Row, type Value } from './history-store.js';
import type { RecoveryStats } from './recovery-stats.js';

export interface HistoryQuery {
  /** Milliseconds since the epoch; everything by default. */
  readonly since?: number;
  /** At most so many of each kind, the newest; 100 by default. */
  readonly limit?: number;
}

/** What happened, newest first. */
export interface HistoryList {
  readonly runs: readonly RunRow[];
  readonly failures: readonly FailureRow[];
  readonly recoveries: readonly RecoveryRow[];
}

/** What all processes with the same runs directory know together. */
export interface History {
  /** Whether there is a history; looking never makes one, tending breakers does. */
  isBegun(): Promise<boolean>;
  /** Runs, failures and recoveries. @throws RetakeError `history_unusable` */
  list(query?: HistoryQuery): Promise<HistoryList>;
  /** The same in numbers. @throws RetakeError `history_unusable` */
  stats(query?: Pick<HistoryQuery, 'since'>): Promise<RecoveryStats>;
  readonly breakers: SharedBreakers;
  /** @throws RetakeError `history_unusable` when the file cannot be used */
  requireUsable(): Promise<void>;
  /** Calls back when the file cannot be used, or was damaged and has been begun anew. Gives the way to stop. */
  onProblem(listener: (problem: HistoryProblem) => void): () => void;
  close(): Promise<void>;
}

export interface HistoryOptions {
  /** Absolute path. */
  readonly runsDirectory: string;
  readonly clock: Clock;
  /** Unique to this holder, for leases of breakers. */
  readonly owner: string;
}

const manyRows = 100;
const allRows = -1;

/** The file, and that of earlier versions. */
function filesOf(runsDirectory: string): [string, string] {
  return [join(runsDirectory, 'history.sqlite'), join(runsDirectory, 'history.json')];
}

/** The file of a runs directory, opened when it is first needed. */
export function historyStore({
  runsDirectory,
  clock,
}: Pick<HistoryOptions, 'runsDirectory' | 'clock'>): HistoryStore {
  const [path, oldPath] = filesOf(runsDirectory);
  return new HistoryStore({ path, oldPath, clock });
}

/** Opens the history of a runs directory, for looking and for tending breakers; no plugin is needed. */
export function openHistory(options: HistoryOptions): History {
  const { clock, owner } = options;
  const store = historyStore(options);
  const isBegun = async () =>
    (await Promise.all(filesOf(options.runsDirectory).map(isThere))).some((there) => there);
  const rows = async <T>(table: string, { since = 0, limit }: HistoryQuery): Promise<readonly T[]> => {
    if (!(await isBegun())) return [];
    const sql = `SELECT * FROM ${table} WHERE at >= ? ORDER BY at DESC LIMIT ?`;
    return (await ask(store, sql, [since, limit ?? allRows])) as unknown as readonly T[];
  };
  const list = async (query: HistoryQuery): Promise<HistoryList> => ({
    runs: await rows<RunRow>('runs', query),
    failures: await rows<FailureRow>('failures', query),
    recoveries: await rows<RecoveryRow>('recoveries', query),
  });
  return {
    isBegun,
    list: (query = {}) => list({ limit: manyRows, ...query }),
    stats: async ({ since } = {}) =>
      computeStats(await list(since === undefined ? {} : { since }), since ?? null),
    breakers: new SharedBreakers({ store, clock, owner }),
    requireUsable: async () => void (await ask(store, 'SELECT 1', [])),
    onProblem: (listener) => store.onProblem(listener),
    close: () => store.close(),
  };
}

async function ask(store: HistoryStore, sql: string, args: readonly Value[]): Promise<readonly Row[]> {
  const rows = await store.query(sql, args);
  if (rows) return rows;
  const { file = '', code = 'unknown', message = 'The history cannot be used', hint } = store.problem ?? {};
  throw new RetakeError('history_unusable', `${message}.`, {
    ...(hint ? { hint } : {}),
    facts: { file, code },
  });
}

/** What cannot be looked at counts as there, so that opening it tells why. */
async function isThere(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ENOENT';
  }
}
