import { access, rename } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type { Clock, Random } from '@retake/plugin-api';
import { lockRun } from '../journal/run-lock.js';
import { isDamaged } from './history-problem.js';

/** Files that SQLite keeps beside a database; they belong to it and go with it. */
const companions = ['', '-wal', '-shm'];

/**
 * Moves a damaged database out of the way, so that a new one can be begun: `history.sqlite.damaged-<time>`. Of several processes
 * that find it damaged one moves it, and looks again before: what another has put in its place is left alone.
 * @returns where it is now; undefined when there is nothing to move, or another process does it
 * @throws what the system says when the file cannot be moved
 */
export async function moveAside(
  path: string,
  now: Clock['now'],
  id: Random['id'],
): Promise<string | undefined> {
  const lock = await lockRun(`${path}.moving`, id()).catch(() => undefined);
  if (!lock) return undefined;
  try {
    if (!(await exists(path)) || !(await isStillDamaged(path))) return undefined;
    const target = `${path}.damaged-${now()}`;
    for (const end of companions) if (await exists(path + end)) await rename(path + end, target + end);
    return target;
  } finally {
    await lock.release();
  }
}

async function isStillDamaged(path: string): Promise<boolean> {
  const { createClient } = await import('@libsql/client/sqlite3');
  const client = createClient({ url: pathToFileURL(path).href, intMode: 'number' });
  try {
    const { rows } = await client.execute('PRAGMA quick_check(1)');
    return rows[0]?.quick_check !== 'ok';
  } catch (error) {
    return isDamaged(error);
  } finally {
    client.close();
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
