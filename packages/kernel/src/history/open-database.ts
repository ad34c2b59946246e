import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Client } from '@libsql/client';
import { makeFolder } from '../run/make-folder.js';
import { schema, schemaVersion } from './schema.js';

/** How long a statement waits for another process that writes; statements of the history take microseconds. */
const busyMs = 2_000;

/**
 * Opens the SQLite file, making it and its tables where they are missing. Readers and one writer of any number of processes
 * work side by side (write-ahead log).
 * @throws what SQLite says when the file is no database, cannot be written, or is of a later version
 */
export async function openDatabase(path: string): Promise<Client> {
  await makeFolder(dirname(path));
  const { createClient } = await import('@libsql/client/sqlite3');
  const client = createClient({ url: pathToFileURL(path).href, timeout: busyMs, intMode: 'number' });
  try {
    await client.execute('PRAGMA journal_mode=WAL');
    const { rows } = await client.execute('PRAGMA user_version');
    const version = Number(rows[0]?.user_version ?? 0);
    if (version > schemaVersion)
      throw new Error(
        `it was written by a later version of Retake (schema ${version}, known ${schemaVersion})`,
      );
    if (version < schemaVersion)
      await client.batch([...schema, `PRAGMA user_version=${schemaVersion}`], 'write');
    return client;
  } catch (error) {
    client.close();
    throw error;
  }
}
