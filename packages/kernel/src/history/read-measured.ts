import type { Measured } from '../recovery/pace.js';
import type { HistoryStore } from './history-store.js';

/** Older measurements are of drivers and versions that are gone. */
const newest = 200;

/** How long stages of this model took on this device, newest first; none when history cannot be used. */
export async function readMeasured(
  store: HistoryStore,
  model: string,
  device: string,
): Promise<readonly Measured[]> {
  const rows = await store.query(
    `SELECT stage, seconds, work FROM stages WHERE model = ? AND device = ? AND work > 0
     ORDER BY at DESC, run, seq LIMIT ${newest}`,
    [model, device],
  );
  return (rows ?? []) as unknown as readonly Measured[];
}
