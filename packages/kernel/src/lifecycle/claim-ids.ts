import { PluginProblem } from '../report/index.js';
import type { PluginRecord } from './plugin-record.js';

/** Gives each plugin id to the first record that names it; later ones are rejected, both places named. */
export function claimIds(records: readonly PluginRecord[]): void {
  const owners = new Map<string, PluginRecord>();
  for (const record of records) {
    if (record.ended || record.id === undefined) continue;
    const owner = owners.get(record.id);
    if (owner === undefined) {
      owners.set(record.id, record);
      continue;
    }
    const [first, second] = [owner, record].map(({ candidate }) => candidate.path ?? candidate.package);
    const message = `two plugins have the id "${record.id}": ${first} (used) and ${second} (not used)`;
    record.end('rejected', new PluginProblem('check', 'duplicate_id', message));
  }
}
