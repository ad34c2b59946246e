import { createHash } from 'node:crypto';
import { open, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';
import { RetakeError } from '@retake/plugin-api';
import type { StoredFile } from '../events/stored-file.js';

/**
 * Syncs and measures the files a stage left.
 * @param files name → absolute path, each inside `directory`.
 * @throws RetakeError `inference_failed` when a file lies elsewhere.
 */
export async function measureFiles(
  runFolder: string,
  directory: string,
  files: Readonly<Record<string, string>>,
): Promise<Record<string, StoredFile>> {
  const stored: Record<string, StoredFile> = {};
  for (const [name, path] of Object.entries(files)) {
    const inside = relative(directory, path);
    if (!isAbsolute(path) || inside === '' || inside.startsWith('..') || isAbsolute(inside)) {
      throw new RetakeError('inference_failed', `The stage left ${name} outside its folder: ${path}`, {
        facts: { file: path, directory },
      });
    }
    stored[name] = {
      path: relative(runFolder, path).split(sep).join('/'),
      ...(await measure(path, true)),
    };
  }
  return stored;
}

/** Whether all files are still what they were. */
export async function filesIntact(
  runFolder: string,
  files: Readonly<Record<string, StoredFile>>,
): Promise<boolean> {
  for (const file of Object.values(files)) {
    const path = join(runFolder, file.path);
    try {
      if ((await stat(path)).size !== file.bytes) return false;
      if ((await measure(path, false)).sha256 !== file.sha256) return false;
    } catch {
      return false;
    }
  }
  return true;
}

async function measure(path: string, sync: boolean): Promise<{ bytes: number; sha256: string }> {
  const file = await open(path, sync ? 'r+' : 'r');
  try {
    if (sync) await file.sync();
    const hash = createHash('sha256');
    let bytes = 0;
    for await (const chunk of file.createReadStream({ autoClose: false })) {
      hash.update(chunk as Buffer);
      bytes += (chunk as Buffer).length;
    }
    return { bytes, sha256: hash.digest('hex') };
  } finally {
    await file.close();
  }
}
