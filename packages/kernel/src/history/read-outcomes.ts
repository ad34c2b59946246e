import type { FailurePlace, PastOutcome } from '../recovery/learned-chance.js';
import type { HistoryStore } from './history-store.js';

/** Older outcomes than these have faded. */
const most = 5_000;

/** Outcomes of actions against failures of the same code or type, newest first; none when history cannot be used. */
export async function readOutcomes(
  store: HistoryStore,
  { code, type }: Pick<FailurePlace, 'code' | 'type'>,
): Promise<readonly PastOutcome[]> {
  const rows = await store.query(
    `SELECT action, code, type, device, model, outcome, at FROM recoveries
     WHERE outcome <> 'pending' AND (code = ? OR type = ?) ORDER BY at DESC, run, seq LIMIT ${most}`,
    [code, type],
  );
  return (rows ?? []).map(({ outcome, ...row }) => ({
    ...(row as unknown as Omit<PastOutcome, 'helped'>),
    helped: outcome === 'helped',
  }));
}
