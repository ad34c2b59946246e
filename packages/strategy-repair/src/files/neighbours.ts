import { readdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';

/** The other folders beside a checkpoint: people keep their models together. */
export async function neighbours(checkpoint: string): Promise<readonly string[]> {
  const parent = dirname(resolve(checkpoint));
  const entries = await readdir(parent, { withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isDirectory() && join(parent, entry.name) !== resolve(checkpoint))
    .map((entry) => join(parent, entry.name))
    .sort();
}
