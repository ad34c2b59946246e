import { readFile } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { digest } from '../run/stage-key.js';
import { writeAtomic } from '../run/write-atomic.js';
import { type Snapshot, snapshotVersion } from './snapshot.js';
import { snapshotInvalid } from './snapshot-problem.js';

export const manifestName = 'snapshot.json';

/** Writes what a snapshot holds, with a checksum over all of it. */
export async function writeManifest(folder: string, snapshot: Snapshot): Promise<void> {
  const text = JSON.stringify({ ...snapshot, sum: digest(snapshot) }, null, 2);
  await writeAtomic(join(folder, manifestName), [`${text}\n`]);
}

/** @throws RetakeError `snapshot_invalid` for another version, a wrong checksum, or paths that lead outside */
export async function readManifest(folder: string): Promise<Snapshot> {
  const file = join(folder, manifestName);
  const { sum, ...snapshot } = await parse(file);
  if (snapshot.format !== 'retake-snapshot') throw snapshotInvalid(file, 'it is no snapshot of Retake');
  if (snapshot.version !== snapshotVersion)
    throw snapshotInvalid(file, `its version is ${String(snapshot.version)}, known is ${snapshotVersion}`);
  if (digest(snapshot) !== sum) throw snapshotInvalid(file, 'its checksum is wrong');
  for (const { path, target } of snapshot.files)
    if (!isInside(path) || !isInside(target)) throw snapshotInvalid(file, `${target} leads outside`);
  return snapshot;
}

async function parse(file: string): Promise<Snapshot & { readonly sum?: string }> {
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    if (typeof value === 'object' && value !== null) return value as Snapshot;
  } catch (error) {
    throw snapshotInvalid(file, error instanceof Error ? error.message : String(error), error);
  }
  throw snapshotInvalid(file, 'it is no object');
}

function isInside(path: string): boolean {
  const plain = posix.normalize(path);
  return plain === path && !posix.isAbsolute(path) && !path.startsWith('..') && !/[\\:]/.test(path);
}
