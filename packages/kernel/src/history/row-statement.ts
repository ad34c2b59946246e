import type { InStatement } from '@libsql/client';
import type { HistoryRow } from './history-rows.js';

/** The statement that writes a row, replacing the one with the same keys. */
export function rowStatement({ table, ...columns }: HistoryRow): InStatement {
  const names = Object.keys(columns);
  const places = names.map(() => '?').join(', ');
  return {
    sql: `INSERT OR REPLACE INTO ${table} (${names.join(', ')}) VALUES (${places})`,
    args: Object.values(columns),
  };
}
