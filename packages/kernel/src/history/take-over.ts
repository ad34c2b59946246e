import { readFile, stat } from 'node:fs/promises';
import type { Client, InStatement } from '@libsql/client';
import { rowStatement } from './row-statement.js';

const done = 'counts_taken_over';
/** More outcomes than this per action say nothing further: the expert's guess weighs as much as six. */
const mostPerAction = 200;

interface Counts {
  readonly helped: number;
  readonly failed: number;
}

/**
 * Takes over the counts that earlier versions kept in a JSON file (failure code and action → helped, failed), once per
 * database, whichever process comes first. The file stays. One that cannot be read counts as empty.
 */
export async function takeOver(client: Client, path: string): Promise<void> {
  const { rows } = await client.execute({ sql: 'SELECT 1 FROM meta WHERE name = ?', args: [done] });
  if (rows.length > 0) return;
  const statements = await readStatements(path);
  const transaction = await client.transaction('write');
  try {
    const { rowsAffected } = await transaction.execute({
      sql: 'INSERT OR IGNORE INTO meta (name, value) VALUES (?, ?)',
      args: [done, path],
    });
    if (rowsAffected > 0) for (const statement of statements) await transaction.execute(statement);
    await transaction.commit();
  } finally {
    transaction.close();
  }
}

async function readStatements(path: string): Promise<InStatement[]> {
  try {
    const at = Math.round((await stat(path)).mtimeMs);
    const counts = Object.entries(JSON.parse(await readFile(path, 'utf8')) as Record<string, Counts>);
    return counts.flatMap(([key, { helped, failed }]) => {
      const gap = key.indexOf(' ');
      if (gap < 0 || !isCount(helped) || !isCount(failed)) return [];
      const place = { code: key.slice(0, gap), action: key.slice(gap + 1), at, run: `taken over: ${key}` };
      return outcomes(helped, failed).map((outcome, seq) => statementOf({ ...place, seq, outcome }));
    });
  } catch {
    return [];
  }
}

type Outcome = 'helped' | 'failed';

/** So many of each, in their proportion when there are too many. */
function outcomes(helped: number, failed: number): Outcome[] {
  const share = Math.min(1, mostPerAction / (helped + failed));
  return [
    ...Array<Outcome>(Math.round(helped * share)).fill('helped'),
    ...Array<Outcome>(Math.round(failed * share)).fill('failed'),
  ];
}

function statementOf(row: {
  readonly run: string;
  readonly seq: number;
  readonly at: number;
  readonly code: string;
  readonly action: string;
  readonly outcome: Outcome;
}): InStatement {
  return rowStatement({
    table: 'recoveries',
    ...row,
    strategyClass: '',
    type: null,
    stage: '',
    device: null,
    model: null,
    seconds: null,
    savedSeconds: 0,
  });
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}
