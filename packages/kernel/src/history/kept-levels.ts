import type { KeptLevel } from '../recovery/kept-level.js';
import type { HistoryStore } from './history-store.js';

/** Reads the level kept under a name; undefined when there is none or history cannot be used. */
export async function readLevel(store: HistoryStore, name: string): Promise<KeptLevel | undefined> {
  const rows = await store.query('SELECT state FROM levels WHERE name = ?', [name]);
  const state = rows?.[0]?.state;
  return typeof state === 'string' ? (JSON.parse(state) as KeptLevel) : undefined;
}

/** Makes the next state of a level out of the one there is, as one step; undefined removes it. */
export async function changeLevel(
  store: HistoryStore,
  name: string,
  next: (kept: KeptLevel | undefined) => KeptLevel | undefined,
): Promise<void> {
  await store.exclusively(async (transaction) => {
    const { rows } = await transaction.execute({
      sql: 'SELECT state FROM levels WHERE name = ?',
      args: [name],
    });
    const state = rows[0]?.state;
    const level = next(typeof state === 'string' ? (JSON.parse(state) as KeptLevel) : undefined);
    const change =
      level === undefined
        ? { sql: 'DELETE FROM levels WHERE name = ?', args: [name] }
        : {
            sql: 'INSERT OR REPLACE INTO levels (name, state) VALUES (?, ?)',
            args: [name, JSON.stringify(level)],
          };
    await transaction.execute(change);
  });
}
